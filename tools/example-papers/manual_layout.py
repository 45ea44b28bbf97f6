"""How a printed manual looks: two columns, running heads and feet, headings, ruled tables, a drawing."""

from reportlab.graphics.shapes import Circle, Drawing, Ellipse, Rect, String
from reportlab.lib import colors
from reportlab.lib.styles import ParagraphStyle
from reportlab.lib.units import mm
from reportlab.platypus import (
    BaseDocTemplate,
    Frame,
    ListFlowable,
    ListItem,
    PageTemplate,
    Paragraph,
    Table,
    TableStyle,
)

WIDTH, HEIGHT = 176 * mm, 250 * mm
MARGIN, GAP = 15 * mm, 6 * mm
COLUMN = (WIDTH - 2 * MARGIN - GAP) / 2
PRINTED = WIDTH - 2 * MARGIN
TOP, BOTTOM = HEIGHT - 18 * mm, 16 * mm
TITLE, FOOT = 24 * mm, 62 * mm

BODY = ParagraphStyle(
    "body", fontName="Times-Roman", fontSize=10.8, leading=13.8, alignment=4, spaceAfter=4.5, hyphenationLang="en_GB"
)
CELL = ParagraphStyle("cell", fontName="Times-Roman", fontSize=9.4, leading=11.4)
CELL_HEAD = ParagraphStyle("cell head", parent=CELL, fontName="Times-Bold")
SECTION = ParagraphStyle(
    "section", fontName="Helvetica-Bold", fontSize=13, leading=16, spaceBefore=8, spaceAfter=4, keepWithNext=1
)
PART = ParagraphStyle("part", parent=SECTION, fontSize=10.4, leading=13, spaceBefore=5, spaceAfter=2)
CAPTION = ParagraphStyle("caption", fontName="Times-Italic", fontSize=8.4, leading=10, spaceAfter=6)
TITLE_LINE = ParagraphStyle("title", fontName="Helvetica-Bold", fontSize=24, leading=28)
SUBTITLE = ParagraphStyle(
    "subtitle", fontName="Helvetica", fontSize=12, leading=16, textColor=colors.HexColor("#444444")
)


def text(words):
    return Paragraph(words, BODY)


def section(words):
    return Paragraph(words, SECTION)


def part(words):
    return Paragraph(words, PART)


def numbered(*items):
    return ListFlowable(
        [ListItem(text(item)) for item in items],
        bulletType="1",
        bulletFormat="%s.",
        bulletFontName="Times-Roman",
        bulletFontSize=10.8,
        leftIndent=13,
    )


def bullets(*items):
    return ListFlowable(
        [ListItem(text(item)) for item in items], bulletType="bullet", start="•", bulletFontSize=10.8, leftIndent=11
    )


def table(width, shares, *rows):
    cells = [[Paragraph(cell, CELL if at else CELL_HEAD) for cell in row] for at, row in enumerate(rows)]
    made = Table(cells, colWidths=[width * share for share in shares], repeatRows=1, spaceBefore=3, spaceAfter=7)
    made.setStyle(
        TableStyle(
            [
                ("GRID", (0, 0), (-1, -1), 0.5, colors.grey),
                ("BACKGROUND", (0, 0), (-1, 0), colors.HexColor("#e8e4dc")),
                ("VALIGN", (0, 0), (-1, -1), "TOP"),
                ("TOPPADDING", (0, 0), (-1, -1), 2),
                ("BOTTOMPADDING", (0, 0), (-1, -1), 3),
                ("LEFTPADDING", (0, 0), (-1, -1), 4),
                ("RIGHTPADDING", (0, 0), (-1, -1), 4),
            ]
        )
    )
    return made


def panel_drawing(display):
    middle = COLUMN / 2
    drawing = Drawing(COLUMN, 92)
    drawing.add(Rect(6, 10, COLUMN - 12, 74, rx=8, ry=8, fillColor=colors.HexColor("#f4f1ea"), strokeWidth=0.8))
    drawing.add(Rect(middle - 38, 46, 76, 28, fillColor=colors.HexColor("#22302a"), strokeColor=None))
    green = colors.HexColor("#9fe8b0")
    drawing.add(String(middle, 53, display, textAnchor="middle", fontName="Courier-Bold", fontSize=17, fillColor=green))
    for at, x in enumerate([26, 66, COLUMN - 66, COLUMN - 26], start=1):
        drawing.add(Circle(x, 30, 9, fillColor=colors.white))
        drawing.add(String(x, 27, str(at), textAnchor="middle", fontName="Helvetica-Bold", fontSize=8))
    drawing.add(Ellipse(middle, 30, 5, 5, fillColor=colors.HexColor("#3fae5a")))
    drawing.add(String(middle + 8, 27, "5", fontName="Helvetica-Bold", fontSize=8))
    return drawing


def manual(file, title, author, edition, pages):
    """Page templates: "first" with the title over the columns, "columns", "last" with a table under them."""

    def furniture(canvas, document):
        canvas.saveState()
        canvas.setFont("Helvetica", 8)
        canvas.setFillColor(colors.HexColor("#555555"))
        canvas.drawString(MARGIN, HEIGHT - 12 * mm, title)
        canvas.drawRightString(WIDTH - MARGIN, HEIGHT - 12 * mm, "Operating manual")
        canvas.setStrokeColor(colors.grey)
        canvas.setLineWidth(0.4)
        canvas.line(MARGIN, HEIGHT - 13.5 * mm, WIDTH - MARGIN, HEIGHT - 13.5 * mm)
        canvas.drawString(MARGIN, 10 * mm, edition)
        canvas.drawRightString(WIDTH - MARGIN, 10 * mm, f"Page {document.page} of {pages}")
        canvas.restoreState()

    def frame(x, y, width, height):
        return Frame(x, y, width, height, leftPadding=0, rightPadding=0, topPadding=0, bottomPadding=0)

    def columns(bottom, height):
        return [frame(MARGIN, bottom, COLUMN, height), frame(MARGIN + COLUMN + GAP, bottom, COLUMN, height)]

    document = BaseDocTemplate(
        str(file), pagesize=(WIDTH, HEIGHT), title=f"{title}: operating manual", author=author, invariant=1
    )
    head = frame(MARGIN, TOP - TITLE, PRINTED, TITLE)
    foot = frame(MARGIN, BOTTOM, PRINTED, FOOT)
    for name, frames in {
        "first": [head, *columns(BOTTOM, TOP - TITLE - 2 * mm - BOTTOM)],
        "columns": columns(BOTTOM, TOP - BOTTOM),
        "last": [*columns(BOTTOM + FOOT, TOP - BOTTOM - FOOT), foot],
    }.items():
        document.addPageTemplates(PageTemplate(name, frames, onPage=furniture))
    return document
