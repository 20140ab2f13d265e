"""Archives are the same byte for byte, whenever and in whatever order their files were made."""

import io
from zipfile import ZipFile

from core.archives import EARLIEST, same_dates, write_zip

FILES = {"b/two.txt": b"two", "a.txt": b"one" * 1000, "[Content_Types].xml": b"<Types/>"}


def test_an_archive_holds_every_file_and_tells_not_when_where_or_in_what_order_it_was_made() -> (
    None
):
    packed = write_zip(FILES)
    assert packed == write_zip(dict(reversed(FILES.items())))
    with ZipFile(io.BytesIO(packed)) as archive:
        assert archive.testzip() is None
        assert {entry.filename: archive.read(entry) for entry in archive.infolist()} == FILES
        assert {
            (entry.date_time, entry.create_system, entry.external_attr >> 16)
            for entry in archive.infolist()
        } == {(EARLIEST, 3, 0o644)}


def test_an_archive_that_a_library_wrote_loses_its_dates_and_nothing_else() -> None:
    out = io.BytesIO()
    with ZipFile(out, "w") as archive:
        for name, content in reversed(FILES.items()):
            archive.writestr(name, content)
    assert same_dates(out.getvalue()) == write_zip(FILES)
