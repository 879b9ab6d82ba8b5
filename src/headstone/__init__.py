"""Headstone: from a folder of reports to a register of mass graves, massacres and attacks on cemeteries."""

__version__ = "0.1.0"
