import {
  Anchor,
  BookOpen,
  Boxes,
  FlaskConical,
  House,
  ListOrdered,
  MessageCircleQuestion,
  MessageSquareText,
  Radar,
  Scale,
  ScrollText,
  Sailboat,
} from "lucide-react";
import * as t from "../messages/messages.ts";

/** The pages of the navigation, with the key that goes to each after `g`. */
export const pages = [
  { to: "/", label: t.app.home, key: "h", Icon: House, group: "look" },
  { to: "/leaderboard", label: t.app.leaderboard, key: "l", Icon: ListOrdered, group: "look" },
  { to: "/compare", label: t.app.compare, key: "c", Icon: Scale, group: "look" },
  { to: "/runs", label: t.app.runs, key: "r", Icon: Sailboat, group: "look" },
  { to: "/searches", label: t.app.searches, key: "e", Icon: Radar, group: "look" },
  { to: "/ask", label: t.app.ask, key: "a", Icon: MessageCircleQuestion, group: "try" },
  { to: "/new", label: t.app.newExperiment, key: "n", Icon: FlaskConical, group: "try" },
  { to: "/sources", label: t.app.sources, key: "s", Icon: BookOpen, group: "material" },
  { to: "/questions", label: t.app.questions, key: "q", Icon: MessageSquareText, group: "material" },
  { to: "/models", label: t.app.models, key: "m", Icon: Boxes, group: "models" },
  { to: "/prompts", label: t.app.prompts, key: "p", Icon: ScrollText, group: "models" },
  { to: "/ledger", label: t.app.ledger, key: "w", Icon: Anchor, group: "models" },
] as const;
