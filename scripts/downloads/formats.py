"""Files that people take into other programs. A new format is a module beside this one and a line
here; docs/data/downloads.yml lists its files.
"""

from collections.abc import Callable

from content.guide import Guide
from content.site import Site
from downloads import cartridge, spreadsheets

FORMATS: tuple[Callable[[Guide, Site], dict[str, bytes]], ...] = (
    spreadsheets.make,
    cartridge.make,
)


def make_downloads(guide: Guide, site: Site) -> dict[str, bytes]:
    """All of them, as name → content. Their links are whole addresses."""
    return {name: content for make in FORMATS for name, content in make(guide, site).items()}
