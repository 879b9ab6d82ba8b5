"""Zip archives: every member a part "!/name", within limits; sidecars inside are paired as in a folder."""

import zipfile
from dataclasses import replace

from headstone.errors import IntakeError
from headstone.intake import sidecar
from headstone.intake.context import Context, Converted, attempt, gather, refusal
from headstone.intake.meta import over
from headstone.intake.names import checked, hidden, member_name
from headstone.intake.packages import opened, unpack

_LINK = 0o120000
_KIND = 0o170000


def read(data: bytes, context: Context) -> Converted:
    """Drafts of the members in the archive's order; a member that fails is refused by itself.

    Raises UnreadableFile when the archive as a whole is cut short or damaged.
    """
    package = opened(data, "a zip archive")
    infos = package.infolist()
    sidecars = {info.filename for info in infos if info.filename.endswith(sidecar.ENDINGS)}
    files = (info for info in infos if not (info.is_dir() or hidden(info.filename) or info.filename in sidecars))
    return gather(context, (_member(package, info, sidecars, context) for info in files))


def _member(package: zipfile.ZipFile, info: zipfile.ZipInfo, sidecars: set[str], context: Context) -> Converted:
    inside = context.inside(f"!/{member_name(info.filename)}", info.filename)
    try:
        checked(info.filename)
        context.budget.member()
        if (info.external_attr >> 16) & _KIND == _LINK:
            return Converted(refused=(refusal(inside, "a link inside an archive - it was left out"),))
        body = unpack(package, info, context)
        twin = next((info.filename + ending for ending in sidecar.ENDINGS if info.filename + ending in sidecars), None)
        if twin:
            said = sidecar.read(unpack(package, package.getinfo(twin), context))
            inside = replace(inside, hints=over(inside.hints, said))
    except IntakeError as error:
        return Converted(refused=(refusal(inside, error),))
    return attempt(body, inside)
