"""The made-up council is set up as a real one would be: staff, its own files, and what files cannot carry.

Each step can be done again: what is there already is left as it is.
"""

from homefirst.demo.building.steps import STEPS, Borough, Step

__all__ = ["STEPS", "Borough", "Step"]
