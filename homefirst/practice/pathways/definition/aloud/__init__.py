"""The one-page reading of a pathway: prose that somebody reads aloud to a team in five minutes."""

from homefirst.practice.pathways.definition.aloud.shapes import Aloud, Around, Told
from homefirst.practice.pathways.definition.aloud.whole import aloud

__all__ = ["Aloud", "Around", "Told", "aloud"]
