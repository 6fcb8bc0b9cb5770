# ruff: noqa: E501
"""Protocols made by hand. All content is invented: Beispielinhalt."""

from dataclasses import replace

from tests.export import drawn
from workshop.protocol import values as value

PLACES = ("Ahornau", "Birkenfeld", "Dornbach", "Eschenrode", "Fichtenhain", "Grünheide", "Holunderberg")
FIELDS = (
    ("A", "Digitale Daseinsvorsorge", "Daseinsvorsorge"), ("B", "Wirtschaft und Arbeitsorte", "Wirtschaft"),
    ("C", "Mobilität und Kanal", "Mobilität"), ("D", "Smarte Verwaltung", "Verwaltung"),
    ("E", "Kultur und Tourismus", "Kultur"), ("F", "Energie und Klima", "Energie"), ("G", "Bildung und Schule", "Bildung"),
    ("H", "Gesundheit und Pflege", "Gesundheit"), ("J", "Wohnen und Bauen", "Wohnen"), ("K", "Landwirtschaft", "Landwirtschaft"),
    ("L", "Sicherheit und Ordnung", "Sicherheit"), ("M", "Ehrenamt und Vereine", "Ehrenamt"),
)  # fmt: skip
IDEAS = (
    (3, "Ein Bürgerportal für alle sieben Gemeinden", "Anträge, Termine und Mängelmelder an einer Stelle, mit einer Anmeldung für die gesamte Region."),
    (1, "Coworking in Ahornau mit Ablegern", "Tageweise buchbare Arbeitsplätze; Ableger in leer stehenden Läden in Birkenfeld und Dornbach."),
    (2, "Digitaler Kanal-Radweg", "Offene Karte mit Anlegern, Gastronomie, Ladepunkten und Baustellen zwischen den Orten."),
    (0, "Smart-City-Bausteine übertragen", "Sensorik, Parkraum- und Umweltdaten als Baukasten, den auch kleine Gemeinden betreiben können."),
    (0, "Digital-Lotsinnen und -Lotsen für Ältere", "Ehrenamtliche Sprechstunden in Bibliotheken, Feuerwehrhäusern und Dorfgemeinschaftshäusern."),
    (1, "Gewerbeflächen-Kataster mit freien Hallen", "Einheitliche Steckbriefe, Glasfaser-Status und Ansprechpersonen, monatlich aktualisiert."),
    (4, "„KreativOrte im Grünen“ am Kanal", "Die Erfahrungen einer Pilotregion nutzen und drei Orte als Kreativstandorte anmelden."),
    (2, "Mitfahrbank per App", "Spontane Mitfahrten zwischen den Ortsteilen; Anzeige auch auf Stelen ohne Smartphone."),
    (3, "Offene Daten der Region", "Haushalts-, Verkehrs- und Umweltdaten nach einheitlichem Muster veröffentlichen."),
    (4, "Virtuelle Schleusenführung", "360-Grad-Rundgang durch das Schiffshebewerk für Schulen und Gäste."),
    (0, "Telemedizinische Sprechstunde im Gemeindehaus", ""),
    (2, "Rufbus mit einer Telefonnummer für alle", "Auch ohne App buchbar, abends und am Wochenende."),
    (3, "Ratssitzungen als Tonaufnahme", "Nachhören mit Sprungmarken je Tagesordnungspunkt."),
    (1, "Regionaler Marktplatz für Hofläden", "Abholstellen an Tankstellen und Bahnhöfen."),
    (4, "Audioguide in drei Sprachen", ""),
    (0, "Leihgeräte in der Bibliothek", "Tablets mit großer Schrift, vier Wochen Ausleihe."),
    (1, "Glasfaser-Ampel für jede Straße", ""),
    (2, "Ladesäulen an den Anlegern", "Mit Anzeige, ob frei."),
    (3, "Gemeinsame Vergabestelle", ""),
    (0, "Notfall-Karte der Defibrillatoren", "Gepflegt von den Feuerwehren."),
    (4, "Veranstaltungskalender aller Orte", "Eine Eingabe, sieben Webseiten."),
    (1, "Azubi-Börse", ""),
    (2, "Schleusenzeiten als offene Schnittstelle", ""),
    (3, "Hundesteuer online", ""),
)  # fmt: skip
POINTS = (46, 38, 31, 31, 27, 24, 21, 18, 17, 14, 13, 11, 9, 7, 5, 4, 3, 3, 2, 1, 1, 0, 0, 0)
SAID = (
    (
        "addition",
        "Ahornau",
        "Ein Portal nützt nur, wenn dahinter auch jemand antwortet. Bitte die Ämter früh einbinden.",
    ),
    ("question", None, "Wer bezahlt den Betrieb nach der Förderung?"),
    ("concern", "Dornbach", "Ohne Schalter vor Ort verlieren wir die Älteren."),
    (
        "addition",
        "Birkenfeld",
        "Die Mitfahrbank muss auch ohne Smartphone funktionieren, sonst erreichen wir die Falschen.",
    ),
)


def facts(**changes):
    whole = value.Facts(
        number="2026-11-22-K7M4TBR", code="K7M4TBR",
        title="Wie digital kann unsere Region am Kanal werden?",
        subtitle="Workshop „Digitalisierung“ zum Entwicklungs- und Marketingkonzept der Region",
        short_title="Workshop Digitalisierung", place="Digitalisierungszentrum, Beispielweg 14, 12345 Ahornau",
        starts="2026-11-22T17:00:00+01:00", ends="2026-11-22T19:00:00+01:00", time_zone="Europe/Berlin", language="de",
        sample=True, draft=False, state="released", release=1,
        organisers=("Gemeinde Ahornau", "Gemeinde Birkenfeld", "Gemeinde Dornbach"), funders=("Platzhalter Förderlogo",),
        contacts=(
            value.Contact("Geschäftsstelle", "01234 567-10", "region@example.org"),
            value.Contact("Moderation", "01234 567-30", "moderation@example.org"),
        ),
        programme=(
            value.ProgrammePoint("17:00", "Begrüßung und Stand des Entwicklungskonzepts"),
            value.ProgrammePoint("17:15", "Impuls: Smart City, was ist übertragbar?"),
            value.ProgrammePoint("17:35", "Ideen sammeln in fünf Handlungsfeldern"),
            value.ProgrammePoint("18:20", "Gewichten mit zehn Punkten"),
            value.ProgrammePoint("18:40", "Maßnahmen, Zuständigkeiten, Ausblick"),
        ),
        impulses=(value.Impulse("17:15", "Smart City, was ist übertragbar?", "Drei Bausteine aus Ahornau, die jede Gemeinde betreiben kann."),),
        summary="",
    )  # fmt: skip
    return replace(whole, **changes)


def idea(ident, title, text="", *, field=1, points=0, rank=None, breadth=0, size=None, said=(), parts=(), **more):
    values = {"groups": (), "people": min(points, 33), "support": 0, "supporters": ()} | more
    return value.Idea(
        id=ident, rank=rank, title=title, text=text, size=size, field_of_action=field, points=points, breadth=breadth,
        contributions=tuple(value.Contribution(*item) for item in said), parts=tuple(value.Part(*item) for item in parts), **values,
    )  # fmt: skip


def ranked(rows):
    """Ideas from (field, title, text, points, more), ranked 1, 2, 3, 3, 5."""
    found, given = [], any(row[3] for row in rows)
    for place, (field, title, text, points, more) in enumerate(sorted(rows, key=lambda row: -row[3]), 1):
        rank = found[-1].rank if found and found[-1].points == points else place
        breadth = min(7, 1 + points // 5) if points else 0
        found.append(
            idea(
                place,
                title,
                text,
                field=field + 1,
                points=points,
                rank=rank if given else None,
                breadth=breadth,
                **more,
            )
        )
    return tuple(found)


def taken(role, state, bearer, name=None):
    return value.Responsibility(role, state, bearer, name)


def measures():
    accepted, proposed = "accepted", "proposed"
    return (
        value.Measure(1, 1, "Bürgerportal: Lastenheft und Förderantrag", "Arbeitsgruppe bilden, Anforderungen der Kommunen abgleichen", "2027-02-28", accepted,
            (taken("lead", accepted, "Gemeinde Ahornau", "A. Muster, Hauptamt"),),
            (taken("partner", accepted, "Gemeinde Birkenfeld"), taken("partner", accepted, "Gemeinde Dornbach"), taken("partner", proposed, "Stadt Eschenrode"))),
        value.Measure(2, 2, "Coworking: Probebetrieb mit zwölf Plätzen", "Raumkonzept, Buchungssystem und Hausordnung abstimmen", "2027-03-31", accepted,
            (taken("lead", accepted, "Digitalisierungszentrum Ahornau"),), (taken("partner", accepted, "Gewerbeverein"),)),
        value.Measure(3, 3, "Datengrundlage Kanal-Radweg", "Befahrung und Erfassung der Lücken im Bestand", "2027-05-15", proposed,
            (taken("lead", proposed, "Stadt Eschenrode"),), ()),
        value.Measure(4, 5, "Schulung für Digital-Lotsinnen und -Lotsen", "Zwei Termine, Material in einfacher Sprache", "2027-09-30", "open", (), (taken("partner", accepted, "Volkshochschule"),)),
        value.Measure(5, 7, "Anmeldung „KreativOrte im Grünen“", "", None, "open", (), ()),
    )  # fmt: skip


def protocol(ideas=None, measures=(), fields=5, people=34, weighted=33, breadth=True, draft=False, chain="c3", **about):
    ideas = tuple(ideas or ())
    ideas = ideas if breadth else tuple(replace(item, breadth=None) for item in ideas)
    return value.Protocol(
        facts=facts(draft=draft, **about),
        fields_of_action=tuple(
            value.FieldOfAction(place, letter, name, short, place - 1, "")
            for place, (letter, name, short) in enumerate(FIELDS[:fields], 1)
        ),
        ideas=ideas,
        measures=tuple(measures),
        participants=(
            value.Grouping("Gemeinde", tuple(value.Count(name, 9 - place) for place, name in enumerate(PLACES[:5])), 3, 1),
            value.Grouping("Rolle", (value.Count("Bürgerin oder Bürger", 18), value.Count("Unternehmen", 7), value.Count("Verwaltung", 6)), 0, 3),
        ) if people else (),
        totals=value.Totals(
            people=people, weighted=weighted, points=sum(item.points for item in ideas), ideas=len(ideas),
            parts=sum(len(item.parts) for item in ideas), contributions=sum(len(item.contributions) for item in ideas),
            measures=len(measures), led=sum(item.state == "accepted" for item in measures), present=7 if people else 0,
        ),
        weighting=value.Weighting(10, 5, False, True, not draft, 7, "Gemeinde", breadth),
        proof=value.Proof(chain * 32, 4711, "2026-11-22T19:04:00+01:00"),
    )  # fmt: skip


def model(**about):
    """The model workshop: 24 ideas in five fields."""
    rows = []
    for place, ((field, title, text), points) in enumerate(zip(IDEAS, POINTS, strict=True)):
        more = {"size": ("large", "small", None)[place % 3]}
        if place == 0:
            more |= {
                "said": SAID[:3],
                "parts": (("Formulare einmal für alle", ""), ("Mängelmelder", "Fotos vom Schlagloch")),
                "supporters": ("Ahornau", "Birkenfeld"),
                "support": 9,
                "groups": PLACES[:2],
            }
        if place == 7:
            more |= {"said": SAID[3:]}
        rows.append((field, title, text, points, more))
    return protocol(ranked(rows), measures(), **about)


def many(count, **about):
    rows = []
    for place in range(count):
        field, title, text = IDEAS[place % len(IDEAS)]
        rows.append(
            (
                field,
                f"{title} {place + 1}",
                text,
                max(0, (count - place) // 3),
                {"size": ("large", "small", None)[place % 3]},
            )
        )
    return protocol(ranked(rows), measures(), **about)


def no_points():
    rows = [
        (field, title, text, 0, {"said": SAID[:1] if place == 1 else ()})
        for place, (field, title, text) in enumerate(IDEAS[:6])
    ]
    return protocol(ranked(rows), breadth=False, weighted=0)


def empty():
    return protocol(
        people=0,
        weighted=0,
        breadth=False,
        organisers=(),
        funders=(),
        contacts=(),
        programme=(),
        impulses=(),
        subtitle="",
        sample=False,
        place="",
    )


def ties():
    rows = [
        (place % 5, IDEAS[place][1], IDEAS[place][2], points, {})
        for place, points in enumerate((20, 20, 15, 15, 15, 9, 9, 1))
    ]
    return protocol(ranked(rows), measures()[:1])


def english():
    rows = [
        (0, "One portal for all seven municipalities", "Applications, appointments and reports in one place.", 34, {"size": "large", "said": (("addition", "Oakham", "A portal only helps if somebody answers behind it."),)}),
        (1, "Coworking in empty shops", "Desks by the day.", 21, {"size": "small"}),
        (2, "A dial-a-bus with one number", "", 1, {}),
        (3, "Council meetings as audio", "Listen again, by item of the agenda.", 0, {}),
    ]  # fmt: skip
    return protocol(
        ranked(rows),
        measures()[:2],
        language="en",
        title="How digital can our region be?",
        subtitle="Workshop on the development plan",
        short_title="Digital workshop",
    )


HOSTILE = (
    ("<script>alert(1)</script><img src=http://evil.example/x.png>", "<link rel=attachment href=file:///etc/passwd>"),
    ("{{7*7}} {% raw %} ${7*7} #{7*7}", "=HYPERLINK(\"http://evil.example\")"),
    ("🚲🏽 👩‍👩‍👧 🇩🇪 ☃ und ein Radweg 🎉", "Emoji: ✓ → € ½ 𝔸 🜁 \ue000 ￾"),
    ("مرحبا بالعالم", "שלום עולם und 你好世界 und Ελληνικά, Žluťoučký kůň, İstanbul, Łódź"),
    ("Z̸̡̢̛͇̤̗͈̎̊̀͋̈a̷̧̛̗̘͎̎̀̋͋l̸̨̛̗͇̤̈̎̊̀͋g̸̡̢̛͇̤̗͈̎̊̀͋ơ̷̧̗̘͎̎̀̋͋", "H̷̡̢̛͇̤̗͈̎̊̀͋ȩ̷̛̗̘͎̎̀̋͋ kommt"),
    ("x" * 120, "y" * 1000),
    ("Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaft gründen", "Grundstücksverkehrsgenehmigungszuständigkeitsübertragungsverordnung"),
    ("=1+1", "+49 @import -1"), ("@SUM(A1)", "url(http://evil.example)"), ("-2+3", "\u202eumgekehrt\u202c"),
    ("%(n)s %s %d {0}", "\\ \" ' ; } </style> <!-- -->"),
)  # fmt: skip


def hostile():
    rows = [
        (place % 5, title, text, 33 - place, {"said": (("question", "=Gruppe", text),), "parts": ((title, text),)})
        for place, (title, text) in enumerate(HOSTILE)
    ]
    return protocol(
        ranked(rows), measures()[:1], title="Wie <b>digital</b> kann {{ 6*7 }} 🎉 werden?",
        organisers=tuple(title for title, _text in HOSTILE[:4]),
    )  # fmt: skip


def long_title():
    title = "Wie digital kann der gemeinsame Wirtschaftsraum der sieben Gemeinden am Kanal in den nächsten zehn Jahren werden"[
        :120
    ]
    return replace_facts(model(), title=title, subtitle="Ein sehr langer Untertitel, " * 7, short_title="")


def twelve_fields():
    rows = [
        (place % 12, title, text, points, {})
        for place, ((_field, title, text), points) in enumerate(zip(IDEAS, POINTS, strict=True))
    ]
    return protocol(
        ranked(rows),
        measures(),
        fields=12,
        draft=True,
        organisers=tuple(f"Gemeinde {name}" for name in PLACES),
        funders=("Land", "Bund", "Europäische Union, Fonds für die Entwicklung des ländlichen Raums"),
    )


def crowded():
    """As much of everything as the commands allow."""
    many_things = tuple(
        f"Verband der Gemeinden am Kanal und an seinen Nebenarmen, Abteilung {number}" for number in range(40)
    )
    rows = [
        (
            place % 12,
            "Eine Idee mit langem Titel, " * 4,
            "Ein Satz dazu. " * 40,
            40 - place,
            {"said": SAID * 5, "groups": many_things[:20]},
        )
        for place in range(20)
    ]
    whole = protocol(
        ranked(rows),
        measures() * 4,
        fields=12,
        organisers=many_things,
        funders=many_things[:9],
        place="Ein Ort mit Anfahrt, " * 9,
        programme=tuple(
            value.ProgrammePoint(f"{8 + place // 4:02}:{place % 4 * 15:02}", "Ein Punkt im Programm " * 5)
            for place in range(40)
        ),
        impulses=tuple(value.Impulse(None, "Ein Impuls", "Viele Worte. " * 100) for _place in range(4)),
        contacts=tuple(
            value.Contact("Geschäftsstelle der " + name, "01234 567-10", "ein.langer.name@verband-am-kanal.example.org")
            for name in many_things[:20]
        ),
        summary="Ein langer Satz der Moderation. " * 31,
    )
    return replace(
        whole, participants=(value.Grouping("Gemeinde", tuple(value.Count(name, 3) for name in many_things), 0, 0),)
    )


def tiny():
    """Three ideas of one small round, one measure."""
    rows = [(0, *IDEAS[0][1:], 7, {}), (1, *IDEAS[1][1:], 3, {}), (1, *IDEAS[5][1:], 0, {})]
    return protocol(
        ranked(rows), measures()[:1], fields=2, people=4, weighted=4, breadth=False, impulses=(), organisers=("Gemeinde Ahornau",), funders=(),
        contacts=facts().contacts[:1],
    )  # fmt: skip


def tall():
    """An idea into which so many have gone that its row cannot stand on one page."""
    parts = tuple(
        (f"Teil {place}", "Ein Satz zu diesem Teil, der länger ist als eine Zeile dieser Spalte. " * 2)
        for place in range(60)
    )
    return protocol(
        ranked([(0, "Eine Sammlung", "", 9, {"parts": parts}), (1, "Etwas anderes", "", 3, {})]), measures()[:1]
    )


#: (sort, name, alternative text, file, width, height)
_DRAWN = (
    ("organiser", "Gemeinde Ahornau", "Logo der Gemeinde Ahornau: ein Kreis mit einer Welle", (drawn.logo, 0, 240, 240)),
    ("organiser", "Gemeinde Birkenfeld", "Logo der Gemeinde Birkenfeld: ein Berg", (drawn.logo, 1, 480, 200)),
    ("funder", "Platzhalter Förderlogo", "Förderlogo: vier Streifen", (drawn.logo, 2, 560, 160)),
    ("photo", "Themenwand nach der Ideensammlung", "Stellwand mit Karten in fünf Spalten", (drawn.wall, 1, 1200, 800)),
    ("photo", "Themenwand nach der Gewichtung", "Dieselbe Stellwand, weniger Karten", (drawn.wall, 2, 1200, 800)),
    ("photo", "Der Zeitplan am Eingang", "Eine hohe Tafel mit Karten", (drawn.wall, 3, 700, 1000)),
)  # fmt: skip
_MADE = [(sort, name, alt, draw(*size), *size[1:]) for sort, name, alt, (draw, *size) in _DRAWN]
FILES = {drawn.digest(file): file for _sort, _name, _alt, file, *_size in _MADE}
PICTURES = tuple(
    value.Picture(place, sort, name, alt, "image/jpeg" if sort == "photo" else "image/png", width, height, drawn.digest(file))
    for place, (sort, name, alt, file, width, height) in enumerate(_MADE, 1)
)  # fmt: skip


def pictures():
    """With logos, photos, the moderators' words, an objection and a second version."""
    return replace(
        replace_facts(model(), release=2),
        pictures=PICTURES,
        notes=(
            value.Note("ideas", "Die Karten 12 und 17 haben wir am Abend zusammen besprochen. Beide bleiben eigene Ideen."),
            value.Note("measures", "Die Termine gelten vorbehaltlich der Beschlüsse in den Räten."),
            value.Note("photos", "Auf den Bildern ist niemand zu erkennen."),
        ),
        corrections=(
            value.Correction("ideas", "Der Rufbus soll auch sonntags fahren, das stand auf unserer Karte.", "Wir haben es ergänzt.", True, "2026-11-25T10:12:00+01:00"),
            value.Correction("people", "Wir waren zu dritt aus Eschenrode.", "Gezählt sind alle, die ein Gerät benutzt haben.", False, "2026-11-26T08:00:00+01:00"),
        ),
        versions=(
            value.Version(1, "2026-11-22T19:04:00+01:00", ()),
            value.Version(2, "2026-11-28T09:30:00+01:00", ("Die Idee zum Rufbus nennt jetzt auch den Sonntag.",)),
        ),
    )  # fmt: skip


def points_of(**settings):
    return tuple(value.Setting(name, number) for name, number in settings.items())


def weighed(*points, breadth=True):
    """Ideas of a further weighting: the first has the first points, and so on; ranks 1, 2, 3, 3, 5."""
    rows = sorted(enumerate(points, 1), key=lambda row: -row[1])
    return tuple(
        value.Weighed(
            idea, 1 + sum(other > given for other in points), given, min(given, 30), 1 + given // 5 if breadth else None
        )
        for idea, given in rows
    )


def questions(
    whole=None,
    titles=("Welche Ideen sollen uns tragen?", "Womit beginnen wir im Frühjahr?", "Was darf nichts kosten?"),
    count=7,
):
    """Three weightings: the ideas have the result of the first, the second is revealed, the third is still hidden.

    Of the ideas the last was not asked about.
    """
    whole = whole or model()
    first, second, third = titles
    last = replace(whole.ideas[-1], rank=None, points=0, people=0, breadth=None)
    settings = points_of(points=10, ideas=5)
    given = tuple(max(1, 21 - 2 * place) for place in range(count))[::-1]
    return replace(
        whole,
        ideas=(*whole.ideas[:-1], last),
        totals=replace(whole.totals, points=whole.totals.points - whole.ideas[-1].points),
        weighting=replace(whole.weighting, title=first, settings=settings),
        further=(
            value.FurtherWeighting(2, second, "points", points_of(points=5, ideas=2), True, True, 31, True, weighed(*given)),
            value.FurtherWeighting(3, third, "points", points_of(points=1, ideas=1), False, False, 0, False, ()),
            value.FurtherWeighting(4, "", "points", points_of(points=3, ideas=1), True, False, 4, False, weighed(2, 7, breadth=False)),
            value.FurtherWeighting(5, "", "points", points_of(points=3, ideas=3), True, False, 0, False, ()),
        ),
    )  # fmt: skip


def english_questions():
    return questions(
        english(), ("Which ideas shall carry us?", "What do we begin with in spring?", "What must cost nothing?"), 3
    )


def replace_facts(whole, **changes):
    return replace(whole, facts=replace(whole.facts, **changes))


ALL = {
    "model": model, "no-ideas": empty, "no-points": no_points, "ties": ties, "english": english, "hostile": hostile,
    "tiny": tiny, "tall": tall, "pictures": pictures, "long-title": long_title, "twelve-fields": twelve_fields, "crowded": crowded, "300": lambda: many(300),
    "questions": questions, "english-questions": english_questions,
}  # fmt: skip
