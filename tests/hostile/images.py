"""Files that somebody may send as a picture, all made by code: whether they are pictures, lie about it, or attack."""

import struct
import zlib
from io import BytesIO

from PIL import Image, ImageCms, ImageDraw

BLACK, BLUE, CYAN, GREY, RED, WHITE = (
    (0, 0, 0),
    (0, 0, 255),
    (0, 255, 255),
    (128, 128, 128),
    (255, 0, 0),
    (255, 255, 255),
)
SIZE = (60, 40)
SVG = b'<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"><script>alert(1)</script></svg>'
HTML = b"<!doctype html><script>alert(document.cookie)</script>"


def saved(image, kind: str, **how) -> bytes:
    file = BytesIO()
    image.save(file, kind, **how)
    return file.getvalue()


def plain(mode="RGB", color: object = RED, size=SIZE):
    return Image.new(mode, size, color)


def chunk(name: bytes, data: bytes) -> bytes:
    return struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data))


def png(width, height, bits, color, pixels: bytes, *between: bytes) -> bytes:
    """A PNG whose header says what it likes; `pixels` are what is compressed."""
    head = chunk(b"IHDR", struct.pack(">IIBBBBB", width, height, bits, color, 0, 0, 0))
    return (
        b"\x89PNG\r\n\x1a\n" + head + b"".join(between) + chunk(b"IDAT", zlib.compress(pixels, 9)) + chunk(b"IEND", b"")
    )


def zeros(megabytes: int) -> bytes:
    """So many megabytes of nothing, compressed."""
    packer = zlib.compressobj(9)
    return b"".join(packer.compress(bytes(1 << 20)) for _ in range(megabytes)) + packer.flush()


def bomb() -> bytes:
    """50,000 × 50,000 pixels of one bit, all of them there, in 0.3 MB."""
    rows = chunk(b"IDAT", zeros(50_000 * 6_251 // (1 << 20) + 1))
    head = chunk(b"IHDR", struct.pack(">IIBBBBB", 50_000, 50_000, 1, 0, 0, 0, 0))
    return b"\x89PNG\r\n\x1a\n" + head + rows + chunk(b"IEND", b"")


def large() -> bytes:
    """36 million pixels, four channels, in 0.15 MB: as much as is taken."""
    return saved(plain("RGBA", (255, 0, 0, 255), (6000, 6000)), "PNG")


def many_frames(number: int) -> bytes:
    frames = [plain("P", n % 256, (50, 50)) for n in range(number)]
    first = plain("RGB", RED, (50, 50)).quantize(4)
    return saved(first, "GIF", save_all=True, append_images=frames, loop=0)


def scans(number: int) -> bytes:
    """A progressive JPEG whose last scan comes again and again: each costs a walk over all its pixels."""
    raw = saved(plain(size=(3000, 3000)), "JPEG", progressive=True)
    last = raw.rindex(b"\xff\xda")
    return raw[:last] + raw[last:-2] * number + b"\xff\xd9"


def without_adobe(raw: bytes) -> bytes:
    """The same JPEG without the marker that says whose CMYK it is."""
    start = raw.index(b"\xff\xee")
    return raw[:start] + raw[start + 2 + struct.unpack(">H", raw[start + 2 : start + 4])[0] :]


def with_size(raw: bytes, width: int, height: int) -> bytes:
    """The same JPEG with another size in its header."""
    place = raw.index(b"\xff\xc0") + 5
    return raw[:place] + struct.pack(">HH", height, width) + raw[place + 4 :]


def srgb() -> bytes:
    return ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()


def swapped() -> bytes:
    """A profile in which red is what others call blue."""
    return srgb().replace(b"rXYZ", b"????", 1).replace(b"bXYZ", b"rXYZ", 1).replace(b"????", b"bXYZ", 1)


def exif(orientation: int) -> Image.Exif:
    found = Image.Exif()
    found[0x0112] = orientation
    found[0x010F] = "A camera"
    found[0x8825] = {1: "N", 2: (52.0, 12.0, 0.0)}
    return found


def upright():
    """60 × 40: red at the top left, blue at the bottom right, white elsewhere."""
    image = plain(color=WHITE)
    draw = ImageDraw.Draw(image)
    draw.rectangle((0, 0, 19, 19), fill=RED)
    draw.rectangle((40, 20, 59, 39), fill=BLUE)
    return image


#: How a camera has turned what it notes with an orientation
TURNED = {
    1: None,
    2: Image.Transpose.FLIP_LEFT_RIGHT,
    3: Image.Transpose.ROTATE_180,
    4: Image.Transpose.FLIP_TOP_BOTTOM,
    5: Image.Transpose.TRANSPOSE,
    6: Image.Transpose.ROTATE_90,
    7: Image.Transpose.TRANSVERSE,
    8: Image.Transpose.ROTATE_270,
}


def turned(orientation: int) -> bytes:
    how, image = TURNED[orientation], upright()
    return saved(image if how is None else image.transpose(how), "JPEG", quality=95, exif=exif(orientation))


def transparent():
    """A palette whose first colour cannot be seen."""
    image = plain("P", 0)
    image.putpalette([0, 0, 0, 255, 0, 0])
    return saved(image, "PNG", transparency=0)


A_GIF = saved(plain(), "GIF")

#: name -> (file, colour in the middle of what becomes of it)
PICTURES = {
    "a PNG": lambda: (saved(plain(), "PNG"), RED),
    "a WebP": lambda: (saved(plain(), "WEBP", lossless=True), RED),
    "black and white": lambda: (saved(plain("1", 1), "PNG"), WHITE),
    "16 bits of grey": lambda: (saved(plain("I;16", 0x8000), "PNG"), GREY),
    "16 bits of colour": lambda: (png(2, 2, 16, 2, (b"\0" + b"\xff\xff\0\0\0\0" * 2) * 2), RED),
    "a palette with transparency": lambda: (transparent(), WHITE),
    "grey with transparency": lambda: (saved(plain("LA", (0, 0)), "PNG"), WHITE),
    "half transparent": lambda: (saved(plain("RGBA", (0, 0, 0, 127)), "PNG"), GREY),
    "CMYK of Adobe": lambda: (saved(plain("CMYK", (255, 0, 0, 0)), "JPEG"), CYAN),
    "CMYK of nobody": lambda: (without_adobe(saved(plain("CMYK", (0, 255, 255, 255)), "JPEG")), CYAN),
    "a thousand frames": lambda: (many_frames(1000), RED),
    "colours by its profile": lambda: (saved(plain(), "PNG", icc_profile=swapped()), BLUE),
    "a profile of other colours": lambda: (
        saved(plain(), "PNG", icc_profile=ImageCms.ImageCmsProfile(ImageCms.createProfile("LAB")).tobytes()),
        RED,
    ),
    "a profile that is none": lambda: (saved(plain(), "JPEG", quality=95, icc_profile=HTML * 9), RED),
    "half a profile": lambda: (saved(plain(), "PNG", icc_profile=srgb()[:200]), RED),
    "notes that are none": lambda: (saved(plain(), "JPEG", quality=95, exif=b"Exif\0\0MM\0*\xff\xff\xff\xff"), RED),
    "JPEG and HTML": lambda: (saved(plain(), "JPEG", quality=95, comment=HTML) + HTML, RED),
    "GIF and JavaScript": lambda: (saved(plain(size=(0x2A2F, 40)), "GIF") + b"*/=1;alert(1)", RED),
    "PNG and HTML": lambda: (png(2, 2, 8, 2, (b"\0" + bytes(RED) * 2) * 2, chunk(b"tEXt", b"x\0" + HTML)) + HTML, RED),
    "more pixels than it says": lambda: (png(2, 2, 8, 2, (b"\0" + bytes(RED) * 2) * 900), RED),
    "fewer pixels than it says": lambda: (png(900, 900, 8, 2, b"\0" + bytes(RED) * 900), BLACK),
}

#: name -> (file, reason of the refusal)
NONE = {
    "nothing": lambda: (b"", "empty_file"),
    "11 MB": lambda: (saved(plain(), "PNG") + bytes(11 << 20), "too_many_bytes"),
    "SVG with a script": lambda: (SVG, "no_picture"),
    "HTML": lambda: (HTML, "no_picture"),
    "PostScript": lambda: (saved(plain(), "EPS"), "no_picture"),
    "PDF": lambda: (saved(plain(), "PDF"), "no_picture"),
    "TIFF": lambda: (saved(plain(), "TIFF"), "no_picture"),
    "BMP": lambda: (saved(plain(), "BMP"), "no_picture"),
    "HEIC": lambda: (b"\0\0\0\x18ftypheic\0\0\0\0mif1heic" + bytes(500), "no_picture"),
    "a bomb of 50,000 x 50,000": lambda: (bomb(), "too_many_pixels"),
    "a GIF that says 65,535 x 65,535": lambda: (
        b"GIF89a\xff\xff\xff\xff" + A_GIF[10:],
        "too_many_pixels",
    ),
    "a JPEG that says 65,535 x 65,535": lambda: (with_size(saved(plain(), "JPEG"), 65535, 65535), "too_many_pixels"),
    "text of 20 MB": lambda: (
        png(2, 2, 8, 0, b"\0\0\0" * 2, chunk(b"zTXt", b"x\0\0" + zeros(20))),
        "broken_picture",
    ),
    "half a PNG": lambda: (saved(upright(), "PNG")[:-60], "broken_picture"),
    "half a JPEG": lambda: (saved(upright(), "JPEG", quality=95)[:-400], "broken_picture"),
    "half a WebP": lambda: (saved(upright(), "WEBP")[:-40], "broken_picture"),
    "half a GIF": lambda: (saved(upright(), "GIF")[:-40], "broken_picture"),
    "only a head": lambda: (saved(plain(), "PNG")[:20], "broken_picture"),
}
