"""Read QR codes back: from our drawings, or from a picture of a screen."""

import io

import zxingcpp
from PIL import Image
from resvg_py import svg_to_bytes


def drawn(svg: str) -> Image.Image:
    """The drawing as a picture, as large as it says. What it leaves bare is black."""
    return Image.open(io.BytesIO(bytes(svg_to_bytes(svg_string=svg)))).convert("L")


def says(picture: Image.Image | bytes) -> str:
    """What a reader makes of a picture, or of a PNG, that holds one code; nothing where it finds
    none.
    """
    image = Image.open(io.BytesIO(picture)).convert("L") if isinstance(picture, bytes) else picture
    found = zxingcpp.read_barcodes(image, formats=zxingcpp.BarcodeFormat.QRCode)
    return found[0].text if len(found) == 1 else ""
