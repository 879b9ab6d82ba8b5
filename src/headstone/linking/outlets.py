"""The register of outlets as linking sees it. It lives in `text`, since reading needs the same names for relays."""

from headstone.text.outlets import Outlet, OutletMention, Outlets, outlets

__all__ = ["Outlet", "OutletMention", "Outlets", "outlets"]
