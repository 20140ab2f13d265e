"""Read QR codes back: from our drawings, or from a picture of a screen."""

import io
import re
from xml.etree import ElementTree as ET

import zxingcpp
from PIL import Image, ImageDraw

SVG = "{http://www.w3.org/2000/svg}"
SCALE = 4  # pixels to a module


def drawn(svg: str) -> Image.Image:
    """The drawing as a picture: ground, then lines one module thick. Anything else in it is not
    understood.
    """
    root = ET.fromstring(svg)
    side = int(root.attrib["viewBox"].split()[2])
    ground, lines = root.findall(f"{SVG}path")
    assert (
        ground.attrib == {"fill": "#fff", "d": f"M0 0h{side}v{side}H0z"}
        and lines.attrib["stroke"] == "#000"
    )
    picture = Image.new("L", (side * SCALE, side * SCALE), 255)
    pen = ImageDraw.Draw(picture)
    x, y = 0.0, 0.0
    for kind, first, second in re.findall(r"([Mmh])([\d.]+)(?: ([\d.]+))?", lines.attrib["d"]):
        if kind == "M":
            x, y = float(first), float(second) - 0.5
        elif kind == "m":
            x += float(first)
        else:
            pen.rectangle(
                (x * SCALE, y * SCALE, (x + float(first)) * SCALE - 1, (y + 1) * SCALE - 1), fill=0
            )
            x += float(first)
    return picture


def says(picture: Image.Image | bytes) -> str:
    """What a reader makes of a picture, or of a PNG, that holds one code; nothing where it finds
    none.
    """
    image = Image.open(io.BytesIO(picture)).convert("L") if isinstance(picture, bytes) else picture
    found = zxingcpp.read_barcodes(image, formats=zxingcpp.BarcodeFormat.QRCode)
    return found[0].text if len(found) == 1 else ""
