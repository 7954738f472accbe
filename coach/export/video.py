"""A session as a video: the screen, the sound, captions that can be turned on, and chapters.

H.264 with a constant quantiser and no frames out of order: what is painted for a moment is shown
at it, and no time is spent on looking ahead at pictures that hardly change. While one picture is
encoded, the next is converted in a thread of its own.
"""

from collections import deque
from collections.abc import Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from fractions import Fraction
from itertools import islice
from pathlib import Path
from struct import unpack
from typing import BinaryIO

from av import Packet, VideoFrame
from av.container import OutputContainer
from av.stream import Disposition, Stream
from av.subtitles.stream import SubtitleStream
from av.video.reformatter import (
    ColorPrimaries,
    Colorspace,
    ColorTrc,
    Interpolation,
    VideoReformatter,
)
from av.video.stream import VideoStream

from coach.export.about import ARTIST, COVER_PX, About, about, three_letters
from coach.export.cover import cover
from coach.export.encoded import AAC, add_sound, opened, pour_sound, set_chapters
from coach.export.piece import Piece, Progress, Wishes
from coach.export.render import chunks
from coach.export.said import Said, captions
from coach.score.frame import frame
from coach.score.playhead import Playhead
from coach.screen.appearance import wanted
from coach.screen.offscreen import Film, Pixels
from coach.units import SECOND, Ms

Size = tuple[int, int]
FPS = 30
WIDE = Fraction(16, 9)
MOOV_IN_FRONT = {"movflags": "+faststart"}
"""So that a player can begin before it has the whole file."""
X264 = {
    "preset": "ultrafast",
    "qp": "20",
    "g": str(5 * FPS),
    "x264-params": "cabac=0:deblock=0,0:bframes=0:scenecut=0",
}
"""Measured on sessions: half the time of `superfast`, with hardly more bytes."""
THREADS = 1
"""Of the encoder. With the thread that converts, two cores are full, and three cost more than they
bring: 5.7 real times with one, 5.1 with two, 4.9 with three.
"""
_TIMED_TEXT, _ENABLED = (b"sbtl", b"subt"), 1
"""The handlers of captions, and the flag of a track that plays unless somebody turns it off."""
AHEAD = 2
"""So many pictures are painted before the first of them must be converted."""
CAPTION_STYLE = b"""\
[Script Info]
ScriptType: v4.00+

[V4+ Styles]
Format: Name, Fontname, Fontsize, PrimaryColour, Alignment, Encoding
Style: Default,Lato,18,&Hffffff,2,0

[Events]
Format: Layer, Start, End, Style, Name, MarginL, MarginR, MarginV, Effect, Text
"""
"""White, at the foot: what the captions' encoder wants to know before the first one."""


def write(piece: Piece, path: Path, wishes: Wishes, progress: Progress) -> None:
    """Writes an `.mp4` with so many lines. Raises OSError or CoachError where that fails."""
    write_sized(piece, path, (round(wishes.height * WIDE), wishes.height), progress)


def write_sized(piece: Piece, path: Path, size: Size, progress: Progress) -> None:
    """The same in any size of even numbers."""
    with opened(path, MOOV_IN_FRONT) as file:
        pictures, sound, words = _add_pictures(file, size), add_sound(file, AAC), _add_words(file)
        _label(file, about(piece), cover(piece, COVER_PX))
        file.mux([_caption(said, words) for said in captions(piece.score)])
        film, count, shown = _film(piece, size), frames(piece.score.total_ms), 0
        for heard_ms in pour_sound(file, sound, chunks(piece)):
            for picture in islice(film, frames(heard_ms) - shown):
                file.mux(pictures.encode(picture))
                shown += 1
                progress(shown / count)
        file.mux(pictures.encode(None))
    _turn_captions_off(path)


def frames(length_ms: Ms) -> int:
    """How many pictures show so many milliseconds."""
    return -(-length_ms * FPS // SECOND)


def moment(number: int) -> Ms:
    """The millisecond at which a picture appears, counted from 0."""
    return number * SECOND // FPS


def _add_pictures(file: OutputContainer, size: Size) -> VideoStream:
    stream: VideoStream = file.add_stream("libx264", FPS, options=X264)
    stream.width, stream.height = size
    stream.pix_fmt = "yuv420p"
    context = stream.codec_context
    context.thread_count = THREADS
    context.colorspace = Colorspace.ITU709
    context.color_primaries, context.color_trc = ColorPrimaries.BT709, ColorTrc.BT709
    return stream


def _add_words(file: OutputContainer) -> SubtitleStream:
    stream: SubtitleStream = file.add_stream("mov_text")
    stream.codec_context.subtitle_header = CAPTION_STYLE
    stream.time_base = stream.codec_context.time_base = Fraction(1, SECOND)
    return stream


def _caption(said: Said, stream: SubtitleStream) -> "Packet[Stream]":
    """Timed text as MPEG-4 has it (3GPP TS 26.245): its length in two bytes, and UTF-8."""
    text = said.text.encode()
    packet = Packet(len(text).to_bytes(2, "big") + text)
    packet.stream, packet.time_base = stream, Fraction(1, SECOND)
    packet.pts = packet.dts = said.start_ms
    packet.duration = said.end_ms - said.start_ms
    return packet


def _turn_captions_off(path: Path) -> None:
    """Until somebody wants them: the picture has its own. FFmpeg enables the first track of each
    kind, which is the last bit of the flags in its header (ISO 14496-12, 8.3.2).
    """
    with path.open("r+b") as file:
        for track in _within(file, range(path.stat().st_size), b"moov", b"trak"):
            (header,), (handler,) = (
                [*_within(file, track, *names)] for names in ((b"tkhd",), (b"mdia", b"hdlr"))
            )
            file.seek(handler.start + 8)
            if file.read(4) in _TIMED_TEXT:
                file.seek(header.start + 3)
                (flags,) = file.read(1)
                file.seek(header.start + 3)
                file.write(bytes([flags & ~_ENABLED]))


def _within(file: BinaryIO, place: range, name: bytes, *more: bytes) -> Iterator[range]:
    """Where the content of every box of this name lies in a stretch of a file, and of those within
    it that are named further.
    """
    at = place.start
    while at < place.stop:
        file.seek(at)
        size, kind, large = unpack(">I4sQ", file.read(16).ljust(16, b"\0"))
        begins, ends = (at + 16, at + large) if size == 1 else (at + 8, at + max(size, 8))
        if kind == name:
            content = range(begins, ends)
            yield from _within(file, content, *more) if more else (content,)
        at = ends


def _label(file: OutputContainer, told: About, picture: bytes) -> None:
    """What a player shows of it beside the session."""
    file.metadata.update(title=told.title, artist=ARTIST, comment=told.comment)
    for stream in file.streams:
        stream.metadata["language"] = three_letters(told.language)
    set_chapters(file, told.chapters)
    stream = file.add_mux_stream("mjpeg", width=COVER_PX, height=COVER_PX)
    stream.disposition = Disposition.attached_pic
    packet = Packet(picture)
    packet.stream, packet.pts, packet.dts = stream, 0, 0
    file.mux(packet)


def _film(piece: Piece, size: Size) -> Iterator[VideoFrame]:
    """Every picture, in order; while one is converted, the next ones are painted."""
    film, reformatter = Film(size, wanted(piece.settings)), VideoReformatter()
    with ThreadPoolExecutor(1, "convert") as converter:
        converted: deque[Future[VideoFrame]] = deque()
        for number in range(frames(piece.score.total_ms)):
            film.show(frame(piece.score, Playhead(at_ms=moment(number))))
            painted = film.pixels().copy()
            converted.append(converter.submit(_encodable, painted, number, reformatter))
            if len(converted) > AHEAD:
                yield converted.popleft().result()
        for picture in converted:
            yield picture.result()


def _encodable(pixels: Pixels, number: int, reformatter: VideoReformatter) -> VideoFrame:
    """The picture in the encoder's colours: those of high definition (BT.709)."""
    painted = VideoFrame.from_numpy_buffer(pixels, "bgra")
    shown = reformatter.reformat(
        painted,
        format="yuv420p",
        dst_colorspace=Colorspace.ITU709,
        interpolation=Interpolation.FAST_BILINEAR,
    )
    shown.pts, shown.time_base = number, Fraction(1, FPS)
    return shown
