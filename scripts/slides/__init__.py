"""Slides of each chapter: what is on them, and three ways to write them.

slide.py says what a slide is, by_kind.py makes those of a record, decks.py puts a chapter's
together; page.py (page, plain text) and powerpoint.py write them. May be touched: LIMIT in
slide.py, and how slides look, which is in render/templates: deck.html, deck.txt and slides/*.xml.
Example: slides/decks.deck_of(page, guide, TITLES) is the deck of a chapter.
"""
