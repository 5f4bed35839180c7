//! German. Pure.

use std::sync::LazyLock;

use super::NounWords;
use crate::reading::words::Phrases;

pub(super) static GERMAN: LazyLock<NounWords> = LazyLock::new(|| NounWords {
    has: Phrases::of(
        "hat, haben, bietet, bieten, enthält, enthalten, umfasst, umfassen, besitzt, besitzen, zählt, verfügt \
         über, verfügen über, kommt mit, kommen mit, liefert, bringt, bringen, gibt es in, ist in, gibt es \
         mit",
    ),
    supports: Phrases::of(
        "unterstützt, unterstützen, spricht, sprechen, beherrscht, versteht, kennt, kann, können, erlaubt, \
         akzeptiert",
    ),
    costs: Phrases::of("kostet, kosten"),
    is: Phrases::of("ist, sind, beträgt, dauert, hält, läuft"),
    no_verbs: Phrases::of(
        "ist, mit, nicht, seit, fast, erst, jetzt, sonst, fest, meist, selbst, hat, kostet, gut, weit, statt, \
         nebst, braucht, benötigt, gibt, kommt, geht, steht, bleibt, beginnt, erhält, bekommt, verliert, \
         gewinnt, macht, nutzt, schafft, sieht, findet, startet, zeigt, holt, schickt, bricht, führt, folgt",
    ),
    verb_ending: 't',
    light: Phrases::of(
        "auch, jetzt, derzeit, aktuell, nur, bereits, schon, noch, sogar, heute, insgesamt, also, immerhin, \
         inzwischen, mittlerweile, dabei, genau, ganze, stolze, man, sie, über, damit, zudem, außerdem, \
         dagegen, jedoch, mit",
    ),
    of: Phrases::of("von, des, der, vom, für"),
    with: Phrases::of("mit, bei, in, für"),
    you_get: Phrases::of(
        "bekommt man, bekommen sie, hat man, gibt es, stehen, hat man die wahl aus, bekommst du",
    ),
    there_are: Phrases::of("es gibt"),
    a: Phrases::of("ein, eine, einen, einem, einer"),
    pronouns: Phrases::of(""),
    closings: Phrases::of(
        "insgesamt, heute, derzeit, aktuell, auch, mit, an, ab werk, an bord, im karton, zur auswahl, zur \
         verfügung, von haus aus, dabei, weltweit, immerhin, im lieferumfang, bereit, auf, ebenfalls, bisher, \
         bislang, lang, zusammen, parat, am stück",
    ),
    prepositions: Phrases::of(
        "von, auf, in, im, für, mit, bei, pro, je, am, an, aus, unter, über, ohne, per, zu, zum, zur, der, \
         des, die, das, den, dem, vor, nach, seit, während, zwischen, gegen, jeden, jede, jedes, durch",
    ),
    parts: Phrases::of(
        "mehr, andere, anderen, anderer, weitere, weiteren, weiterer, zusätzliche, zusätzlichen, neue, neuen, \
         neuer, mal, weniger, als, oder, prozent, nicht, kein, keine, wenn, falls, bis, voraus, später, \
         früher, alt, älter, jünger, schneller, langsamer, übrig, erste, ersten, letzte, letzten, nächste, \
         nächsten, davon, sondern, nur, plus, minus, je nach, dieser, diesen, beide, beiden, einmal, zweimal, \
         dass, welche",
    ),
    idle: Phrases::of(
        "mitgelieferte, mitgelieferten, unterstützte, unterstützten, verschiedene, verschiedenen, \
         verschiedener, unterschiedliche, unterschiedlichen, einzelne, einzelnen, eigene, eigenen, ganze, \
         ganzen, volle, vollen, getrennte, getrennten",
    ),
    judging: Phrases::of(
        "große, großen, wichtige, wichtigen, gute, guten, beliebte, beliebten, häufige, klare, klaren, echte, \
         echten, schöne, kleine, kleinen, einfache, ernste, interessante, nützliche, starke, schwache, beste, \
         besten, mögliche, zentrale, zentralen, wesentliche, wesentlichen, lange, kurze",
    ),
    vague: Phrases::of(
        "probleme, problem, vorteile, vorteil, nachteile, nachteil, gründe, grund, dinge, ding, wege, weg, \
         punkte, punkt, punkten, unterschiede, unterschied, schwächen, schwäche, stärken, stärke, ziele, \
         ziel, arten, art, haken, überraschungen, bereiche, bereich, fragen, frage, möglichkeiten, \
         möglichkeit, optionen, option, teile, teil, schritte, schritt, sieger, verlierer, plätze, platz, \
         worte, wörter, zeilen, beispiele, beispiel, fälle, fall, versuche, versuch, details, regeln, sterne, \
         stern, fehler, aufgaben, funktionen, funktion, aspekte, merkmale, eigenschaften, kriterien, \
         kategorien, stufen, modi, varianten, ansätze",
    ),
    limited: Phrases::of(
        "nutzer, nutzern, kunden, personen, plätze, mitglieder, geräte, geräten, knoten, mitarbeiter, teams, \
         clients, verbindungen, anfragen, projekte, projekten, seiten, domains, gäste, teilnehmer, konten, \
         instanzen, server, abfragen, nachrichten, dateien, einträge, spieler, zeilen, benutzer",
    ),
    known: Phrases::of(
        "sprachen, sprache, währungen, formate, codecs, protokolle, integrationen, dateiformate, \
         zahlungsarten, standards",
    ),
    varying: Phrases::of(
        "sekunden, sekunde, s, ms, millisekunden, minuten, minute, min, stunden, stunde, h, µs, ns, fps, \
         abfragen, fehler, abstürze, durchläufe, kerne, threads, watt, w, x, db, °c, %, prozent, stimmen, \
         versuche, tests, downloads, anfragen, bilder",
    ),
    plurals: &[],
    joints: Phrases::of(
        "und, sodass, während, weil, denn, wobei, davon, die, das, der, aber, doch, obwohl, jedoch, \
         allerdings, was, wogegen, wohingegen, da",
    ),
    adversative: Phrases::of("aber, doch, obwohl, jedoch, allerdings, davon"),
    doubts: Phrases::of(
        "zusammen, kombiniert, manchmal, oft, meistens, meist, selten, vorgänger, mythos, irrtum, teils, je \
         nach, fast immer, im schnitt, durchschnittlich, jeweils, jede, jeder, jedes",
    ),
    limits: Phrases::of(
        "wenn, falls, nur, außer, je nach, sofern, mit, ohne, für, auf, in, im, bei, unter, über, pro, ab, \
         bis, vor, nach, nicht, oder, mehr, weniger, plus, minus, als, per, mindestens, höchstens, zwei, \
         drei, eine, laut, inklusive, zuzüglich, teils, teilweise, kostenlos, optional, sondern, statt",
    ),
    more_than: Phrases::of("mehr als, weniger als, so viele wie"),
    scopes: Phrases::of(
        "tarif, tarife, plan, stufe, ausgabe, version, versionen, kostenlos, kostenlose, kostenlosen, gratis, \
         premium, pro, plus, basis, enterprise, business, teams, mobil, desktop, web, android, ios, windows, \
         mac, macos, linux, cloud, beta, test, tests, studenten, studierende, familie, familien, alt, alte, \
         neu, neue, nächste, vorherige, vorher, nachher, ohne, offline, online, benchmark, benchmarks, \
         durchlauf, kalt, warm, klein, mittel, groß, minimum, maximum, geschichte, zukunft, früher, heute, \
         jetzt, beispiel, server, client, tablet, browser, erweiterung",
    ),
    within: Phrases::of("in, im, auf, unter, mit, für, bei, ab, seit, bis, per, über"),
    numbers: Phrases::of(
        "zwei, drei, vier, fünf, sechs, sieben, acht, neun, zehn, elf, zwölf, dreizehn, vierzehn, fünfzehn, \
         sechzehn, siebzehn, achtzehn, neunzehn, zwanzig, dreißig, vierzig, fünfzig, sechzig, siebzig, \
         achtzig, neunzig, hundert, tausend, million, millionen, milliarden, dutzend",
    ),
    rough: Phrases::of("dutzend, hundert, tausend, million, millionen, milliarden"),
    as_of: Phrases::of("stand"),
    surveys: Phrases::of("umfrage, erhebung"),
    before_surveys: Phrases::of(""),
    of_surveys: Phrases::of(""),
    of_past: Phrases::of("geschichte, früher, alt, alte"),
    has_capitals: true,
});
