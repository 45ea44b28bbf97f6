import { describe, expect, test } from "vitest";
import { eachElement, readXml, rootNameOf } from "./xml.ts";

const encoder = new TextEncoder();
const w = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";
const strict = "http://purl.oclc.org/ooxml/wordprocessingml/main";
const mc = "http://schemas.openxmlformats.org/markup-compatibility/2006";
const wps = "http://schemas.microsoft.com/office/word/2010/wordprocessingShape";
const read = (xml: string) => readXml(encoder.encode(xml), { part: "part.xml" });

function messageOf(xml: string | Uint8Array): string {
  try {
    readXml(typeof xml === "string" ? encoder.encode(xml) : xml, { part: "part.xml" });
    return "read";
  } catch (error) {
    return (error as Error).message;
  }
}

describe("a document", () => {
  test("has its names by namespace, whatever its prefixes and its edition", () => {
    const expected = {
      name: "w:p",
      attributes: { "w:val": "1", plain: "2" },
      children: [{ name: "?:own", attributes: {}, children: ["a & b", "<c>"] }],
    };
    const texts = [
      `<w:p xmlns:w="${w}" xmlns:o="urn:o" w:val="1" plain="2"><o:own>a &amp; b<![CDATA[<c>]]></o:own></w:p>`,
      `<p xmlns="${strict}" xmlns:q="${strict}" q:val="1" plain="2"><own xmlns="urn:o">a &amp; b<![CDATA[<c>]]></own></p>`,
    ];
    const withoutDeclarations = texts.map((xml) =>
      JSON.parse(
        JSON.stringify(read(xml), (key, value) =>
          key.startsWith("?:") || key === "xmlns" ? undefined : value,
        ),
      ),
    );
    expect(withoutDeclarations).toEqual([expected, expected]);
  });

  test("shows of alternatives what Office understands", () => {
    const alternatives = (requires: string) =>
      read(
        `<w:p xmlns:w="${w}" xmlns:mc="${mc}" xmlns:wps="${wps}" xmlns:odd="urn:odd"><mc:AlternateContent>` +
          `<mc:Choice Requires="${requires}"><w:t>choice</w:t></mc:Choice>` +
          `<mc:Fallback><w:r>fallback</w:r></mc:Fallback></mc:AlternateContent></w:p>`,
      ).children;
    expect([alternatives("wps"), alternatives("wps odd"), alternatives("none")]).toEqual([
      [{ name: "w:t", attributes: {}, children: ["choice"] }],
      [{ name: "w:r", attributes: {}, children: ["fallback"] }],
      [{ name: "w:r", attributes: {}, children: ["fallback"] }],
    ]);
  });

  test("is handed out piece by piece, outermost first", () => {
    const seen: unknown[] = [];
    const xml = `<l><a>1<a>2</a></a><b><a/></b><c>3</c></l>`;
    eachElement(
      encoder.encode(xml),
      { part: "x" },
      (name) => name === "a",
      (element) => seen.push(element),
    );
    expect(seen).toEqual([
      { name: "a", attributes: {}, children: ["1", { name: "a", attributes: {}, children: ["2"] }] },
      { name: "a", attributes: {}, children: [] },
    ]);
  });

  test("is read in UTF-16 too, across the pieces it is read in", () => {
    const xml = `<a>${"é🙂".repeat(70_000)}</a>`;
    const wide = Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from(xml, "utf16le")]);
    const joined = (element: { children: unknown[] }) => element.children.join("");
    expect([joined(readXml(wide, { part: "x" })), joined(read(xml))]).toEqual([
      "é🙂".repeat(70_000),
      "é🙂".repeat(70_000),
    ]);
  });

  test("tells its outermost name without being whole", () => {
    expect([
      rootNameOf(encoder.encode(`<?xml version="1.0"?><w:p xmlns:w="${w}"><w:r>`)),
      rootNameOf(encoder.encode("no")),
    ]).toEqual(["w:p", undefined]);
  });
});

describe("a document made to exhaust or deceive its reader", () => {
  test("is refused in a sentence", () => {
    expect([
      messageOf(`<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>`),
      messageOf(`<a>&nbsp;</a>`),
      messageOf("<a>".repeat(300) + "</a>".repeat(300)),
      messageOf(`<a ${Array.from({ length: 600 }, (_, at) => `xmlns:n${at}="urn:n"`).join(" ")}/>`),
      messageOf("<a><b></a>"),
      messageOf(""),
      messageOf(Uint8Array.of(0x3c, 0x61, 0x3e, 0xff)),
    ]).toEqual([
      "part.xml declares a document type, which no such file does",
      "part.xml is not well-formed XML: undefined entity",
      "part.xml is nested deeper than 256 elements",
      "declares more than 500 namespaces in one place",
      "part.xml is not well-formed XML: unexpected close tag",
      "part.xml is not well-formed XML: document must contain a root element",
      "part.xml is not well-formed XML: The encoded data was not valid for encoding utf-8",
    ]);
  });

  test("declares entities to no effect where a document type is let pass", () => {
    const bomb = `<!DOCTYPE a [<!ENTITY b "bb"><!ENTITY c "&b;&b;">]><a>&c;</a>`;
    expect(() => readXml(encoder.encode(bomb), { part: "x", allowDoctype: true })).toThrow(
      "undefined entity",
    );
  });

  test("is refused when one element holds more than memory does", () => {
    expect(messageOf(`<a>${"<b/>".repeat(2_000_001)}</a>`)).toBe(
      "part.xml holds an element of more than 2 million parts",
    );
  });
});
