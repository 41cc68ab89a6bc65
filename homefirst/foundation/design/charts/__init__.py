"""Charts drawn on the server as accessible SVG: pure functions from frozen data to markup.

Each picture has a title, a description that says the gist, its text as text, shapes that carry the meaning
without colour, and a table with the same content. Nothing here reads settings, the clock or a database.
"""
