"""The built site taken elsewhere: one page, EPUB, zip, SCORM, a list for devices, PDFs.

Each module has make(site), which finish.py calls in order; they read the built site and nothing
of how it came about. May be touched: what a copy leaves out (LEFT_OUT), epub.css.
Example: epub.make(Path("site")) writes site/downloads/both-hats.epub.
"""
