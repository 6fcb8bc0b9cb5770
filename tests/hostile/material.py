"""What strangers send: texts, values, bodies, parts of addresses, headers. Nothing here is random."""

import json

#: A tag that must never be seen unescaped in a page, and a name that must never become a header
TAG, HEADER = "<img src=h onerror=h>", "X-Hostile"

#: Allowed, and hard: they must come out as they went in
HARD_TEXTS = {
    "combining marks": "Z" + "\u0335\u0489\u0337" * 39,
    "families": "\U0001f468\u200d\U0001f469\u200d\U0001f467\u200d\U0001f466" * 17,
    "right to left": "\u0634\u0627\u0631\u0639 \u05d1\u05d9\u05ea 12",
    "flags and skins": "\U0001f1e9\U0001f1ea\U0001f44d\U0001f3fd\u2764\ufe0f",
    "above the first plane": "\U00020bb7\U0001d538\U000e0041",
    "invisible joints": "a\u200bb\u200cc\u200dd\u2060e\u00ad",
    "formula": "=HYPERLINK(\"http://h.example\";\"1\")",
    "sum": "+1+1",
    "minus": "-2+3",
    "at": "@SUM(1)",
    "full-width formula": "\uff1d1+1",
    "tag": TAG,
    "end of script": "</script><!--",
    "template": "{{ 7*7 }}{% raw %}${7*7}",
    "quotes": "'\";--\\",
    "percent": "%s %(num)s %n %%",
    "null in words": "null",
    "number": "1e400",
    "separators": "a;b,c|d",
}  # fmt: skip

#: Not allowed, or changed on the way in
BAD_TEXTS = (
    "\x00", "a\x00b", "\ud800", "\udfff\ud800", "\ufffe", "\x1b[31m", "\x7f", "\u202eevil\u202c", "\ufeff",
    " ", "\n", "\u2028", "\t", "\u00a0", "", "a" * 121, "a" * 281, "a" * 60_000,
    "e\u0301" * 500, "\u0301\u0316" * 10_000,
    "\U0001f468\u200d\U0001f469\u200d\U0001f467\u200d\U0001f466" * 200, "@" + "0" * 32, "@" + "g" * 32, "@",
    "2026-02-30", "9999-12-31T23:59:59-23:59", "0001-01-01T00:00:00+23:59", "2026-01-01", "24:00", "../../etc/passwd",
    "Factory", "localtime", "\uff11\uff12:\uff13\uff10",
)  # fmt: skip

VALUES = (
    None, True, False, 0, -1, 1, 5, 2**31, 2**53, -(2**53), [], {}, [None], [[]], [{}], {"": None}, {"id": 1},
    [1] * 300, [1, 1], [-1], ["1"], {"open": False}, {"open": True, "group": 1}, {"group": 2**53},
    {"collect": ["undo"]},
    [{"name": "x", "groups": [{"id": 999, "name": "y"}]}],
    *HARD_TEXTS.values(), *BAD_TEXTS,
)  # fmt: skip

#: No JSON that anybody means
_COMMAND = '{"commands":[{"key":"' + "a" * 32 + '","name":"add_idea","data":%s}]}'
BODIES = (
    b"", b"null", b"[]", b"{}", b"0", b'"x"', b"{", b"\xff\xfe{\x00}\x00", b"\xef\xbb\xbf{}", b"\x00", b"nan",
    b'{"commands":null}', b'{"commands":{}}', b'{"commands":[]}', b'{"commands":[null]}', b'{"commands":[[]]}',
    b'{"commands":[],"commands":[]}', b'{"commands":[{}]}', b'{"more":1,"commands":[]}',
    b'{"commands":' + b"[" * 60_000, b"[" * 60_000, b'{"a":' * 12_000, b"[" * 30_000 + b"]" * 30_000,
    *((_COMMAND % data).encode() for data in (
        "1e400", "-1e400", "NaN", "Infinity", "1" + "0" * 400, "1" + "0" * 60_000, "0.1", "1E5", "-0", "1e308",
        '{"title":1,"title":2}', "{" + ",".join(f'"k{n}":0' for n in range(4000)) + "}", "[" + "0," * 25_000 + "0]",
        '{"a":' * 100 + "1" + "}" * 100, '{"a":' * 900 + "1" + "}" * 900, "[" * 960 + "]" * 960, '"\\ud800"',
        '{"\\u0000":1}', '{"\\ud800":1}', '{"__class__":"x","__proto__":{}}',
    )),
    json.dumps({"commands": [{"key": "a" * 32, "name": "undo", "data": {}}] * 21}).encode(),
    json.dumps({"commands": [{"key": "A" * 32, "name": "undo", "data": {}}]}).encode(),
    json.dumps({"commands": [{"key": "a" * 32 + "\n", "name": "undo", "data": {}}]}).encode(),
    *(json.dumps({"commands": [{"key": "a" * 32, "name": name, "data": {}}]}).encode()
      for name in (None, 1, [], {}, "", "\ud800", "__init__", "create_workshop", "add_moderator", "x" * 9000)),
    *(json.dumps({"commands": [{"key": "b" * 32, "name": "join_workshop", "data": {}} | more]}).encode()
      for more in ({"seen": -1}, {"seen": 2**53}, {"seen": "1"}, {"again": {}}, {"again": {"id": 2**53,
    "receipt": ""}},
                   {"again": {"id": -1, "receipt": "0" * 32}}, {"again": []}, {"extra": 1})),
)  # fmt: skip

FORMS = (
    b"", b"=", b"&&&&", b"a" * 9000, b"%", b"%zz=%ff", b"name=add_idea&name=undo", b"name=%00", b"key=%00&name=undo",
    b"&".join(b"x=1" for _ in range(30_000)), b"name=join_workshop&groups=1&groups=x", b"name=show&kind=&id=",
    b"name=edit_workshop&groupings=" + b"%5B" * 20_000, b"name=edit_workshop&contacts=%7B%22name%22%3A1e400%7D",
    b"name=propose_responsibility&measure=1&role=lead&bearer=%7B%22group%22%3A1%2C%22group%22%3A2%7D",
    b"name=undo&seq=" + b"9" * 5000, b"name=undo&seq=%D9%A3", b"name=undo&seq=-1", b"name=undo&seq=1e3",
    b"moderator=" + b"9" * 30 + b"&wish=add", b"moderator=-1&wish=remove", b"moderator=" + b"9" * 5000 + b"&wish=add",
    b"wish=link", b"wish=%00", b"seen=" + b"9" * 5000, b"fields-%C2%B2-name=x", b"fields-" + b"9" * 5000 + b"-name=x",
    b"fields-0-id=" + b"9" * 5000, b"&".join(b"programme-%d-title=x" % n for n in range(6000)),
    b"email=%00&password=%00", b"email=" + b"a" * 9000 + b"%40example.org&password=" + b"x" * 9000,
    b"email=one%40example.org&password=wrong&next=//h.example", b"email=%ED%A0%80&password=x",
    b"password=short&again=other", b"title=x&day=0001-01-01&starts=00:00&ends=23:59",
    b"title=x&day=9999-12-31&starts=00:00&ends=23:59&template=copy&original=" + b"9" * 40,
    b"title=%00&day=2026-01-01&starts=17:00&ends=19:00&template=ideas&key=short",
)  # fmt: skip

_BOUNDARY = "multipart/form-data; boundary=b"
#: (content type, body)
MULTIPART = (
    ("multipart/form-data", b"--b\r\n"),
    (_BOUNDARY, b""),
    (_BOUNDARY, b"--b"),
    (_BOUNDARY, b"--b\r\nContent-Disposition: form-data; name=\"name\"\r\n\r\nundo"),
    (_BOUNDARY, b"--b\r\nContent-Disposition: form-data\r\n\r\nx\r\n--b--\r\n"),
    (_BOUNDARY, b"--b\r\n" + b"X: y\r\n" * 5000 + b"\r\nx\r\n--b--\r\n"),
    (_BOUNDARY, b"".join(b"--b\r\nContent-Disposition: form-data; name=n%d\r\n\r\nx\r\n" % n for n in range(1100))),
    (_BOUNDARY,
    b"--b\r\nContent-Disposition: form-data; name=f; filename=../../x\r\n\r\n" + b"x" * 90_000 + b"\r\n--b--"),
    (_BOUNDARY, b"--b\r\nContent-Disposition: form-data; name*=utf-9''%ff\r\n\r\nx\r\n--b--\r\n"),
    ("multipart/form-data; boundary=" + "b" * 9000, b"--" + b"b" * 9000),
    ("multipart/form-data; boundary=\xe9", b"--\xe9\r\n"),
    ("multipart/mixed; boundary=b", b"--b\r\nContent-Type: multipart/mixed; boundary=b\r\n\r\n--b--"),
)  # fmt: skip

TYPES = (
    "", "application/json; charset=utf-16", "application/json; charset=nonsense", "APPLICATION/JSON", "text/json",
    "application/problem+json", "text/plain", "application/xml", "application/x-www-form-urlencoded; charset=utf-7",
    "application/x-www-form-urlencoded; charset=idna", "image/svg+xml", ";;;", "a/b/c", "\xff/\xfe", "x" * 9000,
)  # fmt: skip

#: What stands for one part of an address, as it is sent
PARTS = (
    "0", "-1", "1", "2", "9007199254740992", "9223372036854775808", "9" * 30, "9" * 5000, "%00", "a%00b", "%ff%fe",
    "%ed%a0%80", "%2e%2e%2f%2e%2e", "..%5c..", "%0d%0aX-Hostile:%20h", "%F0%9F%98%80" * 50, "x" * 10_000, "%25", "%",
    "%zz", "+", "*", "~root", "CON", "%3Cimg%20src=h%20onerror=h%3E", "%7B%7B7*7%7D%7D", "%E2%80%AE", "%D9%A3",
    "%C2%B2",
    ";", "a;b=c", "%3F", "%23", "BBBBBBB", "%C3%9F" * 7, "%C4%B0" * 7,
)  # fmt: skip

QUERIES = (
    "since=-1", "since=9007199254740993", "since=" + "9" * 5000, "since=%D9%A3", "since=%C2%B2", "since=1.5",
    "since=",
    "since=0&since=1", "since[]=1", "as=", "as=root", "as=desk&as=phone", "as=wall", "as=desk", "as=%00", "epoch=",
    "epoch=%00", "epoch=" + "0" * 16, "epoch=%ed%a0%80", "epoch=x&epoch=y", "language=xx", "language=../de",
    "language=%00",
    "lang=xx", "lang=de", "lang=%0d%0aX-Hostile:%20h", "code=%00", "code=//h.example", "code=%0d%0aX-Hostile:%20h",
    "code=" + "x" * 9000, "code=../..", "code=%3Cimg%20src=h%20onerror=h%3E", "next=//h.example",
    "next=/%5Ch.example",
    "next=%09//h.example", "next=/%09/h.example", "next=http:h.example", "next=javascript:h()",
    "next=%0d%0aX-Hostile:%20h",
    "next=https:///h.example", "next=/%0a/h.example", "next=%5C%5Ch.example", "%00=%00", "%ff=%fe", "&=&=&",
    "?" * 2000,
    "&".join(f"x{n}=1" for n in range(5000)),
)  # fmt: skip

HEADERS = (
    {"Host": "h.example"}, {"Host": "h.example'; script-src *"}, {"Host": ""}, {"Host": "x" * 5000}, {"Host": "[::1"},
    {"Host": "h:99999999"}, {"Host": "\xe9"}, {"X-Forwarded-Host": "h.example"}, {"X-Forwarded-Proto": "https"},
    {"X-Original-URL": "/workshops"}, {"X-HTTP-Method-Override": "DELETE"}, {"Accept": "text/html;q=nan"},
    {"Accept": "*/*;q=1e400,application/json;q=-1"}, {"Accept": "a/b," * 9000}, {"Accept": ""}, {"Accept": "\xff"},
    {"Accept-Language": "xx"}, {"Accept-Language": "de," * 12_000}, {"Accept-Language": "\xff;q=\xff"},
    {"Accept-Encoding": "gzip;q=0"}, {"Accept-Encoding": "identity;q=0, *;q=0"},
    {"Range": "bytes=0-,0-," + "0-," * 5000},
    {"If-None-Match": '"' * 999}, {"If-Modified-Since": "Mon, 99 Xxx 99999999 99:99:99 GMT"},
    {"Expect": "100-continue"},
    {"Expect": "nonsense"}, {"Authorization": "Basic \xff"}, {"Authorization": "Bearer " + "x" * 9000},
    {"Authentication-Token": "x"}, {"X-CSRFToken": "\xff"}, {"X-CSRFToken": "x" * 9000}, {"Referer": "\x01"},
    {"Referer": "http://h.example"}, {"Origin": "null"}, {"Content-Encoding": "gzip"}, {"Upgrade": "websocket"},
    {"Connection": "Upgrade, HTTP2-Settings"}, {"X" * 9000: "1"}, {"Cookie": "x" * 8000}, {"Cookie": ";=;=;"},
    {"Cookie": "workshop_session=.x.y.z; workshop_person=zz"}, {"Cookie": "workshop_session=\xff\x80"},
    {"Cookie": "workshop_person=" + "0" * 64}, {"Cookie": "workshop_person=" + "0" * 8000},
    {"Cookie": "workshop_person=%00; workshop_language=%00"}, {"Cookie": "workshop_language=../../de"},
    {"Cookie": "remember_token=1|x"}, {"Cookie": "remember_token=\xff|" + "f" * 128},
    {"Cookie": "workshop_session=" * 99},
    {"Cookie": 'workshop_session="eyJfdXNlcl9pZCI6IjEifQ.h"'}, {"Cookie": 'workshop_session="\\377\\000"'},
)  # fmt: skip

METHODS = ("HEAD", "OPTIONS", "PUT", "PATCH", "DELETE", "TRACE", "CONNECT", "PROPFIND", "get", "G" * 300)
