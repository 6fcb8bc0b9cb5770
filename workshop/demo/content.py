"""The demo's content. Place, organisers and impulses are facts of a public workshop of November 2021.

Everything else - ideas, contributions, weights, measures, commitments, contacts - is invented and marked "Beispielinhalt".
"""

TITLE = "Wie digital kann der Wirtschaftsraum Mittellandkanal?"
SUBTITLE = "Workshop „Digitalisierung“ des Entwicklungskonzepts Wirtschaftsraum Mittellandkanal"
PLACE = "Digitalisierungszentrum, Breiteweg 147, 39179 Barleben"

FACTS = {
    "title": TITLE,
    "subtitle": SUBTITLE,
    "short_title": "Workshop Digitalisierung",
    "place": PLACE,
    "organisers": ["Gemeinde Barleben", "Gemeinde Bülstringen", "Gemeinde Calvörde"],
    "funders": ["Platzhalter Förderlogo"],
    "contacts": [
        {"name": "Geschäftsstelle", "phone": "01234 567-10", "mail": "region@example.org"},
        {"name": "Moderation", "phone": "01234 567-30", "mail": "moderation@example.org"},
    ],
    "groupings": [
        {
            "name": "Gemeinde",
            "groups": [
                {"name": name}
                for name in (
                    "Barleben", "Bülstringen", "Calvörde", "Haldensleben",
                    "Niedere Börde", "Oebisfelde-Weferlingen", "Wolmirstedt",
                )
            ]
            + [{"name": "außerhalb", "counts_for_breadth": False}],
        },
        {
            "name": "Rolle",
            "groups": [
                {"name": name, "counts_for_breadth": False}
                for name in (
                    "Bürgerin oder Bürger", "Unternehmen", "Verwaltung", "Rat oder Amt", "Verein oder Verband",
                )
            ],
        },
    ],
    "sample": True,
}  # fmt: skip

#: (minutes after the start, title, phase that begins then)
PROGRAMME = (
    (0, "Begrüßung und Stand des Entwicklungskonzepts", "welcome"),
    (15, "Impuls: Smart City, was ist übertragbar?", None),
    (35, "Ideen sammeln in fünf Handlungsfeldern", "collect"),
    (70, "Über Ideen sprechen, Ähnliches zusammenführen", "discuss"),
    (80, "Gewichten mit zehn Punkten", "weight"),
    (100, "Maßnahmen und Zuständigkeiten", "assign"),
    (115, "Ausblick und Abschluss", "close"),
)

#: (minutes after the start, title, text)
IMPULSES = (
    (
        15,
        "Smart City in Barleben",
        "Welche Modellansätze lassen sich auf die ganze Region übertragen?",
    ),
    (
        25,
        "„KreativOrte im Grünen“",
        "Leerstand umnutzen: wohnen und bauen, arbeiten und wirtschaften, leben und reisen. Erfahrungen aus der Pilotregion Altmark.",
    ),
)

#: (letter, name, short name, guiding question)
FIELDS = (
    (
        "A",
        "Digitale Daseinsvorsorge",
        "Daseinsvorsorge",
        "Was muss vor Ort digital erreichbar sein, damit niemand weite Wege hat?",
    ),
    ("B", "Wirtschaft und Arbeitsorte", "Wirtschaft", "KreativOrte im Grünen: Leerstand wird Arbeitsort. Wo bei uns?"),
    ("C", "Mobilität und Kanal", "Mobilität", "Wie finden Wege am und auf dem Kanal digital zueinander?"),
    ("D", "Smarte Verwaltung", "Verwaltung", "Welche Smart-City-Bausteine aus Barleben taugen für alle?"),
    ("E", "Kultur und Tourismus", "Kultur", "Wie zeigt sich die Region gemeinsam?"),
)

#: (field's letter, size, title, text, municipalities that the author names)
IDEAS = (
    ("D", "large", "Ein Bürgerportal für alle sieben Gemeinden", "Anträge, Termine und Meldungen an einer Stelle, mit einer Anmeldung für die ganze Region.", (0, 2, 3)),
    ("B", "large", "Coworking in Barleben mit Ablegern in den Dörfern", "Tageweise buchbare Arbeitsplätze, auch in leeren Läden in Calvörde und Bülstringen.", (0, 1, 2)),
    ("C", "large", "Digitaler Kanal-Radweg", "Eine offene Karte mit Anlegern, Gastronomie, Ladepunkten und Baustellen.", (0, 3, 4, 6)),
    ("A", "large", "Smart-City-Bausteine aus Barleben übertragen", "Sensorik, Parkraum und Umweltdaten als Baukasten, den auch kleine Gemeinden bezahlen können.", (0,)),
    ("A", "small", "Digital-Lotsinnen und -Lotsen für Ältere", "Sprechstunden in Bibliotheken, Feuerwehrhäusern und Dorfgemeinschaftshäusern.", (5, 6)),
    ("D", "small", "Mängelmelder für alle Gemeinden", "Schlaglöcher und defekte Laternen melden und sehen, was daraus wird.", (3,)),
    ("B", "small", "Kataster für Gewerbeflächen und freie Hallen", "Einheitliche Steckbriefe mit Glasfaser-Status und Ansprechperson.", (0, 3)),
    ("E", "large", "„KreativOrte im Grünen“ am Kanal", "Leere Höfe und Speicher als Orte zum Wohnen und Arbeiten auf Zeit.", (1, 2)),
    ("E", "small", "Gemeinsamer Veranstaltungskalender", "Einmal eintragen, überall sichtbar.", (0, 1, 2, 3, 4, 5, 6)),
    ("C", "small", "Mitfahrbank mit Anzeige", "Die Bank zeigt an, wohin jemand mitfahren möchte. Es geht auch ohne Smartphone.", (2, 4)),
    ("A", "small", "Freies WLAN in allen Gemeindehäusern", "Ein Zugang, der in jedem Ort gleich heißt.", (6,)),
    ("C", "large", "Rufbus über Gemeindegrenzen", "Eine Nummer, eine App, auch am Abend.", (1, 2, 3)),
    ("D", "large", "Offene Daten der Region", "Haushalt, Verkehr und Umwelt nach einheitlichem Muster veröffentlichen.", ()),
    ("B", "large", "Glasfaser in alle Gewerbegebiete", "Gemeinsam ausschreiben statt siebenmal einzeln.", (4, 5)),
    ("A", "small", "Videosprechstunde im Gemeindehaus", "Ein ruhiger Raum, ein großer Bildschirm, jemand, der beim Einwählen hilft.", (5,)),
    ("E", "small", "Virtuelle Führung durch das Schiffshebewerk", "Ein Rundgang für Schulen und Gäste, in drei Sprachen.", (6,)),
    ("B", "small", "Leere Läden online zeigen", "", (2,)),
    ("D", "small", "Bauanträge ohne Papier", "Vom Antrag bis zur Genehmigung auf einem Weg, mit Blick auf den Stand.", (0, 6)),
    ("C", "small", "Schlaglöcher per Handy melden", "Foto machen, absenden, fertig.", (4,)),
    ("E", "small", "Kanalgeschichten zum Hören", "An Schleusen und Häfen erzählen Menschen von früher.", (1, 6)),
    ("A", "large", "Dorfladen mit Abholfächern", "Rund um die Uhr abholen, was vor Ort hergestellt wird.", (2, 4)),
    ("B", "small", "Ausbildungsbörse der Region", "Alle freien Plätze auf einer Seite, Betriebe stellen sich im Video vor.", (0, 3, 5)),
    ("C", "small", "Freie Ladepunkte auf einen Blick", "", (3,)),
    ("D", "small", "Vereine verwalten ihre Hallenzeiten selbst", "Wer absagt, gibt frei: andere sehen es sofort.", (5,)),
)  # fmt: skip

#: (place of the idea in IDEAS, kind, text)
CONTRIBUTIONS = (
    (0, "addition", "Auch für Vereine: Hallen und Plätze buchen."),
    (0, "question", "Wer antwortet, wenn jemand schreibt?"),
    (9, "addition", "Die Bank muss auch ohne Smartphone funktionieren, sonst erreicht sie die Falschen."),
    (4, "addition", "Die Sprechstunde am besten vor dem Seniorennachmittag."),
    (1, "concern", "Zwölf Plätze brauchen jemanden, der morgens aufschließt."),
    (2, "addition", "Die Baustellen am Ufer gehören mit auf die Karte."),
    (7, "question", "Welche Gebäude stehen wirklich leer?"),
    (11, "concern", "Am Abend fahren zu wenige. Erst ein Probebetrieb."),
)

#: How many people like each idea: the higher, the more points
LIKED = (46, 38, 31, 31, 27, 22, 19, 18, 16, 15, 14, 13, 12, 10, 9, 8, 8, 7, 6, 5, 4, 3, 2, 0)

#: (place of the idea, title, first step, days until due, lead, partners): bearers are places of municipalities or names;
#: states: a accepted, p proposed, n nobody
MEASURES = (
    (0, "Ein Bürgerportal für alle sieben Gemeinden", "Lastenheft und Förderantrag schreiben", 98, (0, "a"), ((3, "a"), (2, "a"), (6, "p"))),
    (1, "Coworking: Probebetrieb mit zwölf Plätzen", "Räume ansehen, Buchung erproben", 128, ("Digitalisierungszentrum", "a"), ((2, "a"), (1, "a"))),
    (2, "Datengrundlage für den Kanal-Radweg", "Lücken am Ufer erfassen", 173, (3, "p"), ((4, "a"),)),
    (3, "Smart-City-Baukasten dokumentieren", "Betriebskosten offenlegen", 219, (0, "a"), ()),
    (4, "Schulung für Digital-Lotsinnen und -Lotsen", "Zwei Termine in einfacher Sprache anbieten", None, None, ((5, "a"),)),
    (7, "Standorte für „KreativOrte im Grünen“ anmelden", "Drei Standorte auswählen", 33, (1, "n"), ()),
)  # fmt: skip

LAST_MONTH = "Virtuelles Forum: Arbeiten am Kanal"
TOMORROW = "Was aus den Maßnahmen wird: Auftakt im Landkreis"

#: The invitation to tomorrow's workshop
INVITATION = {
    "about": "Kleine und große Projektideen über Gemeindegrenzen hinweg: Wir sammeln sie, gewichten sie und klären, "
    "wer sie anpackt. Sie brauchen kein Amt, nur Interesse.",
    "rules": "Wir reden einander mit Namen an und lassen einander ausreden. Wer erkältet ist, trägt bitte eine Maske.",
    "access": "Eingang und Saal sind ohne Stufen zu erreichen, im Saal liegt eine Induktionsschleife. "
    "Parkplätze gibt es am Kanal, der Bus hält vor der Tür.",
    "languages": "Deutsch; auf Wunsch wird in Gebärdensprache gedolmetscht",
    "photos": "Für die Presse wird fotografiert. Wer nicht auf Bilder möchte, sagt es am Eingang.",
    "question": "Welches Thema liegt Ihnen am Herzen?",
    "places": 45,
}
FIRST_NAMES = (
    "Anke", "Bernd", "Carla", "Dieter", "Elke", "Frank", "Gesa", "Holger", "Ines", "Jens", "Karin", "Lutz", "Marlies",
    "Norbert", "Olga", "Peter", "Renate", "Sven", "Tanja", "Uwe", "Vera", "Wolf",
)  # fmt: skip
LAST_NAMES = ("Beispiel", "Muster", "Probe", "Exempel")
