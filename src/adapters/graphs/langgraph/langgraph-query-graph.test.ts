import { describeQueryGraph } from "../../../ports/query-graph.contract.ts";
import { langgraphQueryGraph } from "./langgraph-query-graph.ts";

describeQueryGraph({ name: "langgraph", make: langgraphQueryGraph });
