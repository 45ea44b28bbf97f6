"""Renders pages of a PDF and draws rectangles over them. Reads one JSON object from standard input."""

import json
import sys

import pypdfium2
from PIL import ImageDraw

task = json.load(sys.stdin)
document = pypdfium2.PdfDocument(task["file"])
document.init_forms()
for picture in task["pictures"]:
    scale = task["scale"]
    image = document[picture["page"] - 1].render(scale=scale).to_pil().convert("RGB")
    draw = ImageDraw.Draw(image)
    for left, top, width, height in picture["boxes"]:
        corners = [left * scale, top * scale, (left + width) * scale, (top + height) * scale]
        draw.rectangle(corners, outline=(220, 0, 0), width=1)
    image.save(picture["path"])
