//! German. Pure.

use std::sync::LazyLock;

use super::Exclusion;
use crate::reading::words::Phrases;

pub(in crate::reading) static GERMAN: LazyLock<Exclusion> = LazyLock::new(|| Exclusion {
    denials: Phrases::of(
        "kein, keine, keinen, keinem, keiner, keines, nicht, nie, niemals, nichts, niemand, nirgends, ohne, weder, \
         noch, fehlt, fehlen, fehlend, verzichtet, verweigert, vermisst, außer, ausgenommen, null, trotz, statt, \
         anstatt, anstelle",
    ),
    comparisons: Phrases::of(
        "als, wie, gegenüber, verglichen, vergleich, doppelt, dreifach, doppelte, dreifache, halb, halbe, hälfte, \
         mal, fach, unterschied, vorsprung, abstand, günstiger, billiger, teurer, schneller, langsamer, leichter, \
         schwerer, leiser, lauter, älter, neuer, jünger, mehr, weniger, höher, niedriger, größer, kleiner, länger, \
         kürzer, weiter, besser, schlechter, früher, später, dünner, dicker, flacher, breiter, schmaler, stärker, \
         schwächer, heller, übertrifft, überschreitet, überschritten, übersteigt, knackt, geknackt, nähert, \
         unterbietet, schlägt",
    ),
    changes: Phrases::of(
        "steigt, steigen, stieg, gestiegen, erhöht, erhöhen, sinkt, sinken, sank, gesunken, senkt, senken, gesenkt, \
         fällt, fiel, gefallen, verringert, reduziert, wächst, wuchs, gewachsen, gewinnt, verliert, verlor, spart, \
         sparen, gespart, ersparnis, verlängert, verlängern, verbessert, schrumpft, ändert, geändert, schwankt, \
         variiert, erweitert, erweitern, erweiterbar, erweiterbare, rabatt, erstattet, nachlass, zusätzlich, \
         zusätzliche, zusätzlichen, weitere, weiteren, weiterer, abzüglich, zuzüglich, ab, erlässt",
    ),
    others: Phrases::of(
        "andere, anderen, anderer, anderes, optional, optionale, gebraucht, gebrauchte, generalüberholt, studenten, \
         studierende, familien, probe, durchschnitt, durchschnittlich, typisch, nächste, nächsten, vorige, \
         vorherige, alte, alten, ursprünglich, vorgänger, nachfolger, konkurrent, konkurrenz, mitbewerber, meiste, \
         meisten, manche, einige, ähnlich, gleiche, gleichen, selbe, jede, jeder, jedes, jeden, je, pro, beispiel, \
         muster, aktion, aktionspreis, neukunden, einführung, befristet, vorübergehend, bündel, paket, zusammen, \
         insgesamt, übrig, ersatz, zubehör, adapter, hülle, prototyp, rest, mehrere, viele, wenige, zwischen, \
         irgendwo, woanders, mein, meine, meiner, sein freund, freund, freundin, kollege, kollegin, leser, \
         theoretisch, beworben, offiziell, angeblich, bis, während, ab, spitze, leerlauf, standby, plus, minus, \
         ziel, summe, entspricht, wert, beste, besten, schlechteste, manchmal, meist, meistens, teils, teilweise, \
         zumindest",
    ),
    before_number: Phrases::of(
        "um, jede, jeder, jedes, alle, weitere, zusätzliche, letzten, ersten, nächsten, pro, je, bis, mal, nummer, \
         version, kapitel, schritt, seite, als, diese, diesen, gegen, minus, plus, zu, nach, vor, seit, weil, wie, \
         jahr, monat, woche, tag, modell, zwischen, und, oder, ab",
    ),
    after_value: Phrases::of(
        "bevor, und, aber, denn, weil, während, obwohl, doch, egal, lang, hoch, schwer, breit, tief, groß, alt, \
         schnell, weit, auf die waage, voraus, an bord, anlegen, einrichten, nutzen, speichern, laden, aufnehmen, \
         verbinden, betreiben, buchen, abheben, verwalten, zahlen, surfen, telefonieren, transportieren, \
         im angebot, zur auswahl, zur verfügung, in der praxis, im test, bei uns, aus, an, auf, ein, kosten, \
         wiegen, betragen, haben, bieten, fällig, möglich, erlaubt, enthalten, inklusive, inbegriffen, auf lager",
    ),
    remarks: Phrases::of(
        "wobei, wohlgemerkt, um genau zu sein, im übrigen, mit luft nach oben, wie erwartet, wie versprochen, \
         auf dem papier",
    ),
    places: Phrases::of("in, im, an, am, aus"),
    conditions: Phrases::of(
        "modus, einstellung, einstellungen, größe, größen, konfiguration, region, land, länder, ausland, last, \
         tempo, helligkeit, auflösung, temperatur, wetter, winter, sommer, autobahn, wochenende, monat, monate, \
         monaten, jahr, jahre, jahren, tag, tage, tagen, woche, wochen, nacht, stunde, stunden, minute, minuten, \
         ersten, erste, zweite, inklusive, inbegriffen, enthalten, zählt, bekommt, gibt, kommt, eingeschaltet, ausgeschaltet, aktiviert, mitglieder, mitarbeiter, schulen, vereine, \
         voreinstellung, bildschirm, erlaubnis, zwei, drei, vier, fünf, sechs, sieben, acht, neun, zehn, zwölf, \
         zwanzig, dutzend, hundert, tausend, halb, doppelt, gebühr, aufpreis, kosten, geld, zahlen, kaufen, \
         gesondert, separat, freischalten, anfrage, alle, jeder, teil, teile, browser, handy, tablet, wo, alt, neu, \
         neue, neuen, zukunft, mehr, weniger, später, früher, dann, sonst, soll, sollen, könnte, würde, laut, \
         konditionen, verträge, vertrag, kunden",
    ),
    tests: Phrases::of(
        "testrechner, rechner, maschine, laptop, hardware, labor, test, tests, messung, messungen, versuch, \
         versuchen, waage, küche, schreibtisch, erfahrung, strecke, seite, projekt, daten, garten, werkstatt, büro, \
         vergleich, praxis, testgerät",
    ),
    of_tests: Phrases::of(
        "test, tests, testrechner, labor, messung, messungen, versuch, waage, vergleich, praxis, praxistest, \
         praxistests",
    ),
    own: Phrases::of(
        "unser, unsere, unserem, unseren, unserer, mein, meinem, meinen, meiner, selben, gleichen, derselben",
    ),
    rivals: Phrases::of(
        "konkurrent, alternative, nachfolger, vorgänger, variante, version, ausgabe, modell, bruder, schwester, \
         ableger, tarif, plugin, erweiterung, bündel, mitbewerber",
    ),
    interjections: Phrases::of(
        "zum beispiel, wie gesagt, wie erwartet, wie üblich, übrigens, nebenbei bemerkt, ehrlich gesagt, \
         im gegenteil, zum glück, leider, immerhin, zugegeben, kurzum",
    ),
    sums: Phrases::of("zusammen, gemeinsam, in summe"),
    makers: Phrases::of(
        "team, firma, hersteller, gründer, gemeinde, community, forum, büro, laden",
    ),
    at_subject: Phrases::of(
        "mit, bei, beim, auf, in, im, an, am, von, vom, durch, über, und, aber, zu, zum, zur",
    ),
    of_subject: Phrases::of("von, vom, der, des, bei, beim, für, mit, an, am, in, im, auf"),
});
