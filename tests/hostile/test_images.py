"""Whatever is sent as a picture becomes a clean one or a sentence, and the room does not notice."""

import re
import struct
import threading
from html import unescape
from io import BytesIO

import pytest
from PIL import Image, ImageColor, ImageDraw

from tests.hostile.house import DESK, PHONE
from tests.hostile.images import (
    BLUE,
    HTML,
    NONE,
    PICTURES,
    RED,
    SVG,
    TURNED,
    WHITE,
    large,
    plain,
    saved,
    scans,
    turned,
    upright,
)
from workshop.errors import Refused
from workshop.imaging import make
from workshop.web.http.sentences import REASONS

#: All that a file of ours consists of
PARTS_OF_A_PNG, PARTS_OF_A_JPEG = {b"IHDR", b"IDAT", b"IEND"}, {0xD8, 0xE0, 0xDB, 0xC0, 0xC4, 0xDA}


def parts(raw: bytes) -> set:
    """The chunks of a PNG or the markers of a JPEG. The file ends with the last of them."""
    found, place = set(), 8
    if raw.startswith(b"\x89PNG\r\n\x1a\n"):
        while place < len(raw):
            found.add(raw[place + 4 : place + 8])
            place += 12 + struct.unpack(">I", raw[place : place + 4])[0]
        return found
    found, place = {raw[1]}, 2
    while raw[place + 1] != 0xDA:
        found.add(raw[place + 1])
        place += 2 + struct.unpack(">H", raw[place + 2 : place + 4])[0]
    assert raw.index(b"\xff\xd9", place) == len(raw) - 2
    return found | {0xDA}


def shown(made):
    """What a reader sees of a picture that is clean."""
    image = Image.open(BytesIO(made.content))
    image.load()
    allowed = PARTS_OF_A_PNG if made.media == "image/png" else PARTS_OF_A_JPEG
    assert (parts(made.content) - allowed, made.media) == (set(), Image.MIME[image.format])
    assert (image.mode, image.size, dict(image.getexif())) == ("RGB", (made.width, made.height), {})
    assert set(image.info) <= {"jfif", "jfif_version", "jfif_unit", "jfif_density"}
    return image


MULTIPART = {"Content-Type": "multipart/form-data; boundary=b"}


def near(color, other):
    return max(abs(one - two) for one, two in zip(color, other, strict=True)) <= 3


#: The same files as photos: what a JPEG cannot keep, and what came as one
AS_PHOTOS = ["a palette with transparency", "CMYK of Adobe", "16 bits of grey", "GIF and JavaScript"]


@pytest.mark.parametrize(
    ("name", "sort"), [(name, "organiser") for name in PICTURES] + [(name, "photo") for name in AS_PHOTOS]
)
def test_a_picture_becomes_a_clean_one_in_the_colours_it_means(name, sort):
    raw, color = PICTURES[name]()
    made = make(raw, sort)
    image = shown(made)
    assert made.media == ("image/jpeg" if sort == "photo" else "image/png")
    assert max(image.size) <= (2000 if sort == "photo" else 1200)
    assert near(image.getpixel((image.width // 2, image.height // 2)), color)


def logo(tone, inner=None, size=(300, 120)):
    """A ring or a disc in `tone` on a ground that cannot be seen; `inner` fills it."""
    image = Image.new("RGBA", size, (255, 255, 255, 0))
    ImageDraw.Draw(image).ellipse((20, 20, 280, 100), fill=inner, outline=tone, width=8)
    return saved(image, "PNG")


@pytest.mark.parametrize("tone", ["white", "#F4F1D0", "#DDEEFF"])
def test_a_logo_made_for_dark_grounds_keeps_one(tone):
    image = shown(make(logo(tone, tone), "funder"))
    assert near(image.getpixel((2, 2)), (0x0B, 0x33, 0x41))
    assert near(image.getpixel((image.width // 2, image.height // 2)), ImageColor.getrgb(tone))


@pytest.mark.parametrize(
    ("tone", "inner"), [("black", None), ("#0E4A5C", "white"), ("#A6521B", "#A6521B"), ("#0B3341", "#0B3341")]
)
def test_a_logo_that_is_seen_on_white_stands_on_white(tone, inner):
    image = shown(make(logo(tone, inner), "organiser"))
    assert (image.size, image.getpixel((2, 2))) == ((300, 120), WHITE)


def test_a_large_logo_on_its_dark_ground_is_no_larger_than_others():
    assert max(shown(make(logo("white", size=(3000, 1200)), "funder")).size) == 1200


@pytest.mark.parametrize("name", NONE)
def test_what_is_no_picture_is_refused_with_a_reason_that_has_a_sentence(name):
    raw, reason = NONE[name]()
    with pytest.raises(Refused) as refused:
        make(raw, "photo")
    assert refused.value.data == {"field": "file", "reason": reason}
    assert reason in REASONS


@pytest.mark.parametrize("orientation", TURNED)
def test_a_photo_stands_upright_however_the_camera_was_held(orientation):
    raw = turned(orientation)
    assert b"A camera" in raw
    image = shown(make(raw, "photo"))
    assert image.size == (60, 40)
    assert near(image.getpixel((8, 8)), RED)
    assert near(image.getpixel((52, 32)), BLUE)


def test_the_same_file_gives_the_same_bytes():
    raw = saved(upright(), "WEBP", quality=60)
    assert make(raw, "photo") == make(raw, "photo")
    assert make(raw, "funder").digest == make(raw, "funder").digest


def test_what_takes_too_long_or_too_much_memory_is_stopped_by_the_kernel():
    for raw, limits in ((scans(400), {"seconds": 1}), (saved(plain(size=(5000, 5000)), "PNG"), {"megabytes": 100})):
        with pytest.raises(Refused) as refused:
            make(raw, "photo", **limits)
        assert refused.value.data["reason"] == "too_much_work"


def form(raw: bytes, file_name: bytes, fields: dict) -> tuple[dict, bytes]:
    """Headers and body of a form with a file, byte by byte."""
    lines = [b'--b\r\nContent-Disposition: form-data; name="%s"\r\n\r\n%s\r\n' % item for item in fields.items()]
    head = b'--b\r\nContent-Disposition: form-data; name="file"; filename="%s"\r\nContent-Type: text/html\r\n\r\n'
    return {"Content-Type": "multipart/form-data; boundary=b"}, b"".join(
        lines
    ) + head % file_name + raw + b"\r\n--b--\r\n"


TYPED = {b"wish": b"add", b"sort": b"photo", b"name": b"Abend im Saal", b"alt": b"Menschen & Karten"}


def send(house, raw, file_name=b"x.png", language="de", **fields):
    headers, body = form(raw, file_name, TYPED | {name.encode(): value for name, value in fields.items()})
    return house.try_(DESK, "POST", f"/workshops/{house.id}/pictures?lang={language}", headers, body)


def addresses(house) -> list[str]:
    page = house.by(DESK, "GET", f"/workshops/{house.id}/pictures").body.decode()
    return re.findall(r'src="(/w/[^"]+)"', page)


@pytest.mark.parametrize(
    ("language", "words"), [("de", "lässt sich nicht als Bild lesen"), ("en", "cannot be read as a")]
)
def test_a_refusal_stands_beside_the_field_and_everything_typed_is_kept(house, language, words):
    answer = send(house, SVG, b"logo.png", language)
    page = unescape(answer.body.decode())
    error = re.search(r'<p class="error" id="file-error">([^<]+)</p>', page)[1]
    assert (answer.status, words in error) == (422, True)
    assert re.search(r'name="file"[^>]*aria-describedby="[^"]*file-error', page) or "file-error" in page
    assert ('value="Abend im Saal"' in page, 'value="Menschen & Karten"' in page) == (True, True)
    assert re.search(r'<input[^>]*checked[^>]*value="photo"|value="photo"[^>]*checked', page)
    assert (addresses(house), house.faults) == ([], [])


@pytest.mark.parametrize(
    "file_name",
    [
        b"../../etc/passwd",
        b"C:\\\\x\\y.png",
        b"a\0b.svg",
        "‮gpj.exe".encode(),
        b"",
        b"x" * 5000,
        b"logo.svg",
    ],
    ids=range(7),
)
def test_no_name_of_a_file_does_any_harm_or_is_kept(house, file_name):
    before, answer = addresses(house), send(house, saved(upright(), "PNG"), file_name)
    assert (answer.status, house.faults) == (422 if not file_name else 302, [])
    assert len(addresses(house)) == len(before) + bool(file_name)


@pytest.mark.parametrize(
    "fields",
    [
        {"name": b""}, {"alt": b" "}, {"name": b"x" * 81}, {"alt": "̈".encode() * 100_000}, {"sort": b"svg"},
        {"name": b"a\0b"}, {"wish": b"save"}, {"wish": b"remove"}, {"wish": b"save", "picture": b"9" * 30},
    ],
    ids=range(9),
)  # fmt: skip
def test_a_form_with_anything_in_it_is_refused_and_stores_nothing(house, fields):
    before, answer = addresses(house), send(house, saved(upright(), "PNG"), **fields)
    assert (answer.status, addresses(house), house.faults) == (422, before, [])


def test_text_where_a_file_belongs_and_files_where_text_belongs_are_refused(house):
    swapped = b"".join(
        b'--b\r\nContent-Disposition: form-data; name="%s"; filename="x"\r\n\r\nx\r\n' % name
        for name in (b"name", b"alt", b"sort", b"key")
    )
    wish = b'--b\r\nContent-Disposition: form-data; name="wish"\r\n\r\nadd\r\n'
    text = b'--b\r\nContent-Disposition: form-data; name="file"\r\n\r\nx\r\n--b--\r\n'
    answer = house.try_(DESK, "POST", f"/workshops/{house.id}/pictures", MULTIPART, swapped + wish + text)
    assert (answer.status, house.faults) == (422, [])


def test_a_body_that_is_no_form_of_ours_is_not_understood(house):
    raw = saved(upright(), "PNG")
    assert [send(house, raw, b"\xff\xfe").status, send(house, raw, wish=b"dance").status] == [400, 400]


@pytest.mark.parametrize("megabytes", [1, 11, 30])
def test_a_large_file_is_read_and_told_what_is_wrong_with_it(house, megabytes):
    answer = send(house, bytes(megabytes << 20))
    words = "lässt sich nicht als Bild" if megabytes < 10 else "mehr als 10 MB"
    assert (answer.status, words in unescape(answer.body.decode()), house.faults) == (422, True, [])


def test_a_body_of_more_than_32_mb_is_not_read(house):
    headers = MULTIPART | {"Content-Length": str(33 << 20)}
    answer = house.try_(DESK, "POST", f"/workshops/{house.id}/pictures", headers, b"--b")
    assert (answer.status, house.faults) == (413, [])


@pytest.mark.parametrize("headers", [MULTIPART, {"Content-Type": "application/x-www-form-urlencoded"}])
def test_of_a_stranger_not_a_byte_is_read(house, headers):
    headers = headers | {"Content-Length": str(20 << 20)}
    answer = house.try_(PHONE, "POST", f"/workshops/{house.id}/pictures", headers, b"")
    assert (answer.status, house.faults) == (401, [])


@pytest.mark.parametrize(("coding", "status"), [("chunked", 302), ("gzip", 501)])
def test_a_file_in_pieces_is_read_and_in_a_foreign_coding_it_is_not(house, coding, status):
    headers, body = form(saved(upright(), "PNG"), b"x.png", TYPED)
    headers = headers | {"Transfer-Encoding": coding} | ({"Content-Length": ""} if coding == "chunked" else {})
    pieces = b"%x\r\n%s\r\n0\r\n\r\n" % (len(body), body)
    answer = house.try_(DESK, "POST", f"/workshops/{house.id}/pictures", headers, pieces)
    assert (answer.status, house.faults) == (status, [])


def test_a_polyglot_is_served_as_the_picture_it_was_made_into_and_as_nothing_else(house):
    send(house, saved(upright(), "JPEG", comment=HTML) + HTML)
    address = addresses(house)[-1]
    answer = house.by(PHONE, "GET", address)
    assert (answer.status, answer.kind, b"script" in answer.body) == (200, "image/jpeg", False)
    told = {name: answer.headers[name] for name in ("x-content-type-options", "content-security-policy")}
    assert told == {"x-content-type-options": "nosniff", "content-security-policy": "default-src 'none'"}
    assert answer.headers["cache-control"] == "private, max-age=31536000, immutable"
    others = [address.replace(".jpg", ending) for ending in (".png", ".svg", ".html", ".JPG", "")]
    assert [house.by(PHONE, "GET", other).status for other in others] == [404] * 5


def test_the_room_goes_on_while_a_large_picture_is_made(house):
    raw, answers = large(), []
    sending = threading.Thread(target=lambda: answers.append(send(house, raw)))
    sending.start()
    during = 0
    while sending.is_alive():
        assert house.command(PHONE, "join_workshop", {"groups": [2]})["status"] == "saved"
        during += 1
    assert (answers[0].status, during > 5) == (302, True)
