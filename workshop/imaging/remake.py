"""Decoding a file and drawing its picture anew: only pixels pass. Runs in the child process."""

from io import BytesIO

from PIL import (  # noqa: F401 - Pillow would load some of them when they are needed: then nothing can be opened
    ExifTags,
    GifImagePlugin,
    Image,
    ImageChops,
    ImageCms,
    ImageColor,
    ImageFilter,
    JpegImagePlugin,
    MpoImagePlugin,
    PngImagePlugin,
    TiffImagePlugin,
    UnidentifiedImageError,
    WebPImagePlugin,
)

Image.preinit()

#: Nothing that calls other programs or is a program itself (EPS, SVG), nothing that nobody needs
FORMATS = ("PNG", "JPEG", "WEBP", "GIF")
MOST_PIXELS = 40_000_000
LONGEST = {"photo": 2000}
LONGEST_OF_A_LOGO = 1200
#: The ground of a logo that is made for dark ones, and when it is: from which opacity something is seen, which tones
#: cannot be told from white and from the dark ground, how much of the outline may be lost
NIGHT = "#0B3341"
SEEN, LIGHT, DARK, MOST_LOST = 64, 215, 75, 0.3
JPEG = {"format": "JPEG", "quality": 85, "progressive": False, "optimize": False, "subsampling": "4:2:0"}
PNG = {"format": "PNG", "compress_level": 9}


class Unknown(Exception):
    """None of FORMATS."""


class TooLarge(Exception):
    """More than MOST_PIXELS."""


class Broken(Exception):
    """It begins like a picture and is none; `str()` tells the log why."""


def remake(raw: bytes, sort: str) -> tuple[dict, bytes]:
    """({"media", "width", "height"}, the new file). Raises Unknown, TooLarge, Broken, MemoryError."""
    Image.MAX_IMAGE_PIXELS = None  # it would warn; ours is an error, before anything is decoded
    try:
        image = Image.open(BytesIO(raw), formats=FORMATS)
    except UnidentifiedImageError:
        raise Unknown from None
    except MemoryError:
        raise
    except Exception as error:
        raise Broken(repr(error)) from None
    if image.width * image.height > MOST_PIXELS:
        raise TooLarge
    try:
        return _remade(image, sort)
    except MemoryError:
        raise
    except Exception as error:
        raise Broken(repr(error)) from None


def _remade(image, sort):
    longest = LONGEST.get(sort, LONGEST_OF_A_LOGO)
    profile = image.info.get("icc_profile")
    turn = _turn(image)
    if image.format == "JPEG":
        image.draft(None, (longest, longest))
    image = _plain(image)
    image.thumbnail((longest, longest), Image.Resampling.LANCZOS)
    flat = _on_its_ground(image, profile, sort)
    if turn is not None:
        flat = flat.transpose(turn)
    media, how = ("image/jpeg", JPEG) if sort == "photo" else ("image/png", PNG)
    file = BytesIO()
    flat.save(file, **how)
    return {"media": media, "width": flat.width, "height": flat.height}, file.getvalue()


#: What brings a picture upright, by the orientation that its camera has noted
TURNS = {
    2: Image.Transpose.FLIP_LEFT_RIGHT,
    3: Image.Transpose.ROTATE_180,
    4: Image.Transpose.FLIP_TOP_BOTTOM,
    5: Image.Transpose.TRANSPOSE,
    6: Image.Transpose.ROTATE_270,
    7: Image.Transpose.TRANSVERSE,
    8: Image.Transpose.ROTATE_90,
}


def _turn(image):
    """What a broken note says does not matter: the picture stays as it is."""
    try:
        return TURNS.get(image.getexif().get(0x0112))
    except MemoryError:
        raise
    except Exception:
        return None


def _plain(image):
    """The first frame in a mode that can be scaled: L, RGB, RGBA or CMYK."""
    image.load()
    if image.mode.startswith("I;16") or image.mode == "I":
        image = image.point(lambda value: value * (1 / 256)).convert("L")
    if image.has_transparency_data:
        return image.convert("RGBA")
    if image.mode == "CMYK" and "adobe" not in image.info:
        image = ImageChops.invert(image)  # Pillow takes every CMYK for Adobe's, which is stored the other way round
    return image if image.mode in ("L", "RGB", "CMYK") else image.convert("RGB")


def _on_its_ground(image, profile, sort):
    """An RGB picture without anything but its pixels. Where nothing is, it is white, as paper is.

    A logo made for dark grounds would vanish there; it gets one, with a margin.
    """
    mask = image.getchannel("A") if image.mode == "RGBA" else None
    drawn = _in_srgb(image.convert("RGB") if mask else image, profile)
    if mask is None or sort == "photo" or not _vanishes(drawn, mask):
        flat = Image.new("RGB", image.size, "white")
        flat.paste(drawn, mask=mask)
        return flat
    margin = max(2, round(0.06 * max(image.size)))
    flat = Image.new("RGB", (image.width + 2 * margin, image.height + 2 * margin), NIGHT)
    flat.paste(drawn, (margin, margin), mask)
    flat.thumbnail((LONGEST_OF_A_LOGO, LONGEST_OF_A_LOGO), Image.Resampling.LANCZOS)
    return flat


def _vanishes(drawn, mask):
    """Is more of its outline lost on white than on a dark ground? What is white inside of an outline is not lost."""
    solid = mask.point(lambda alpha: 255 if alpha >= SEEN else 0)
    around = Image.new("L", (mask.width + 2, mask.height + 2), 0)
    around.paste(solid, (1, 1))
    inner = around.filter(ImageFilter.MinFilter(3)).crop((1, 1, mask.width + 1, mask.height + 1))
    tones = drawn.convert("L").histogram(ImageChops.subtract(solid, inner))
    light, dark, outline = sum(tones[LIGHT:]), sum(tones[:DARK]), sum(tones)
    return light > dark and light > outline * MOST_LOST


def _in_srgb(image, profile):
    """The colours as its profile means them; a profile that lies or is none is passed over."""
    if profile:
        try:
            meant = ImageCms.ImageCmsProfile(BytesIO(profile))
            return ImageCms.profileToProfile(image, meant, ImageCms.createProfile("sRGB"), outputMode="RGB")
        except (ImageCms.PyCMSError, OSError, ValueError):
            pass
    return image.convert("RGB")
