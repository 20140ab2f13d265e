"""What every built page gets before it is published: lightness, a policy, files for hosts.

Each module has make(site), which finish.py calls in order; doing it twice changes nothing. They
read only the built site. May be touched: how long hosts keep files (hosting.py).
Example: light_pages.make(Path("site")) puts into each page the style rules it can use.
"""
