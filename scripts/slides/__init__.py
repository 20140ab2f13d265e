"""Slides of each chapter: what is on them, and three ways to write them.

slide.py says what a slide is, page_things.py finds what a chapter shows, by_kind.py and tables.py
make slides of it, fitting.py finds how large their words can be, decks.py puts a chapter's
together, and limits.py refuses what no room would read; page.py (page, plain text) and
powerpoint.py write them. May be touched: the sizes in fitting.py and A_MINUTE in limits.py, and how
slides look, which is in render/templates: deck.html, deck.txt and slides/*.xml.
Example: slides/decks.deck_of(page, guide, TITLES) is the deck of a chapter.
"""
