"""Routes of the case as a whole: add files, look after its health."""

from collections.abc import Callable

from starlette.concurrency import run_in_threadpool
from starlette.datastructures import FormData, UploadFile
from starlette.requests import Request
from starlette.responses import Response

from headstone import browsing, keeping, showing
from headstone.errors import CaseLocked, UsageError
from headstone.model.sources import Meta
from headstone.runs import Hints
from headstone.uploading import Upload
from headstone.web.answer import BYTES, Room, back_to, room_of, shown
from headstone.web.register_view import SIZE, asked_by, pages_of
from headstone.web.room_views import AddView, FilesView, HealthView, PictureView
from headstone.web.routes_room import form_of, text_of

FILES = 500  # in one upload
MB = 1 << 20
ENTRIES = 25  # of the custody log


def add(request: Request) -> Response:
    room = room_of(request)
    view = AddView(room.uploads.told(), room.upload_bytes // MB, browsing.stamps(room.desk))
    return shown(request, view)


async def upload(request: Request) -> Response:
    """Files go the way of `headstone add`; the page then tells how far it is."""
    room = room_of(request)
    form = await form_of(request, FILES)
    try:
        return await taken(room, form)
    finally:
        await form.close()


async def taken(room: Room, form: FormData) -> Response:
    if room.desk.store.read_only:
        raise CaseLocked("this case", "is read-only here", "copy it to where you may write")
    parts = [part for part in form.getlist("files") if isinstance(part, UploadFile) and part.filename]
    files = [Upload(part.filename or "file", await part.read()) for part in parts]
    published = text_of(form, "published", 40) or None
    if published and not browsing.is_date(published):
        raise UsageError(published, "is no date that can be read", "write 2016-11-08, 2016-11 or 2016")
    meta = Meta(
        publisher=text_of(form, "publisher", 200) or None, published=published,
        language=text_of(form, "language", 10) or None, url=text_of(form, "url") or None,
    )  # fmt: skip
    room.uploads.start(room.desk, files, Hints(meta, bool(text_of(form, "samples"))))
    return back_to("/add")


def files(request: Request) -> Response:
    room = room_of(request)
    _, number = asked_by(request.query_params.multi_items())
    rows, total = showing.no_reports(room.desk, SIZE, SIZE * (number - 1))
    pages = pages_of(number, total, lambda page: f"/files?page={page}")
    return shown(request, FilesView(rows, pages, browsing.stamps(room.desk)))


def picture(request: Request) -> Response:
    """A preserved picture: first that it is there, and on a click itself."""
    room, asked = room_of(request), request.query_params.get("graphic") == "show"
    found = showing.kept_picture(room.desk, request.path_params["sha256"])
    return shown(request, PictureView(found, asked, browsing.stamps(room.desk)))


def picture_shown(request: Request) -> Response:
    """Its colours, encoded anew in the sandbox."""
    room = room_of(request)
    made = room.pictures.picture(room.desk, request.path_params["sha256"])
    return Response(made, media_type="image/jpeg", headers=BYTES)


def health(request: Request) -> Response:
    room = room_of(request)
    found = keeping.health(room.desk, ENTRIES)
    free, used = keeping.disk(room.desk)
    return shown(request, HealthView(found, None, free, used, browsing.stamps(room.desk)))


async def verify(request: Request) -> Response:
    """Hash everything again, because a person asked."""
    await form_of(request)
    room = room_of(request)

    def checked() -> HealthView:
        done = keeping.verified(room.desk)
        free, used = keeping.disk(room.desk)
        return HealthView(keeping.health(room.desk, ENTRIES), done, free, used, browsing.stamps(room.desk))

    return shown(request, await run_in_threadpool(checked))


ROUTES: tuple[tuple[str, Callable[..., object], tuple[str, ...]], ...] = (
    ("/add", add, ("GET",)),
    ("/add", upload, ("POST",)),
    ("/files", files, ("GET",)),
    ("/picture/{sha256}", picture, ("GET",)),
    ("/picture/{sha256}/shown", picture_shown, ("GET",)),
    ("/health", health, ("GET",)),
    ("/health", verify, ("POST",)),
)
