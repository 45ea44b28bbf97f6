import type { OfficePackage } from "../shared/office-package.ts";
import { attributeOf, childOf, childrenOf, isOn } from "../shared/xml-tree.ts";

export interface Workbook {
  sheets: SheetEntry[];
  /** Days count from 1904, as on old Macintoshes. */
  from1904: boolean;
}

export interface SheetEntry {
  name: string;
  hidden: boolean;
  /** Its part; undefined for one that is no grid of cells, such as a chart. */
  part: string | undefined;
}

export function readWorkbook(file: OfficePackage): Workbook {
  const root = file.readXml(file.mainPart);
  const relationships = new Map(file.relationshipsOf(file.mainPart).map((entry) => [entry.id, entry]));
  return {
    sheets: childrenOf(childOf(root, "x:sheets"), "x:sheet").map((sheet, at) => {
      const relationship = relationships.get(attributeOf(sheet, "r:id") ?? "");
      const isGrid = relationship?.type === "worksheet" && !relationship.external;
      return {
        name: attributeOf(sheet, "name")?.replace(/\s+/g, " ").trim() || String(at + 1),
        hidden: (attributeOf(sheet, "state") ?? "visible") !== "visible",
        part: isGrid ? relationship.target : undefined,
      };
    }),
    from1904: isOn(attributeOf(childOf(root, "x:workbookPr"), "date1904"), false),
  };
}
