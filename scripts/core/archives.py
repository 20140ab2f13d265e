"""Zip archives that are the same byte for byte whenever, wherever and in whatever order their files
were made.
"""

import io
from collections.abc import Collection, Mapping
from zipfile import ZIP_DEFLATED, ZIP_STORED, ZipFile, ZipInfo

EARLIEST = (
    1980,
    1,
    1,
    0,
    0,
    0,
)  # the first moment a zip archive can name; no clock may show in a build


def write_zip(files: Mapping[str, bytes], plain: Collection[str] = ()) -> bytes:
    """The files, name → content, as one zip archive in the order of their names, all of the same
    date. Those in `plain` come first
    and uncompressed, where programs look for what kind of archive it is.
    """
    out = io.BytesIO()
    with ZipFile(out, "w") as archive:
        for name in sorted(files, key=lambda name: (name not in plain, name)):
            entry = ZipInfo(name, EARLIEST)
            entry.compress_type = ZIP_STORED if name in plain else ZIP_DEFLATED
            entry.create_system = (
                3  # Unix, also where built on Windows: else the bytes would differ
            )
            entry.external_attr = 0o644 << 16
            archive.writestr(entry, files[name], compresslevel=9)
    return out.getvalue()


def same_dates(archive: bytes) -> bytes:
    """An archive that a library wrote, such as an office file, without the moment it was
    written.
    """
    with ZipFile(io.BytesIO(archive)) as written:
        return write_zip({name: written.read(name) for name in written.namelist()})
