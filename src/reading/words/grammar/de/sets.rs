//! German phrases about sets, questions, and what belongs to a subject. Pure.

pub(super) const NOT_HAD: &str = "loben, lobt, mögen, mag, lieben, liebt, schätzen, schätzt, kritisieren, kritisiert, suchen, sucht, wollen, will, fordern, \
         fordert, verbieten, verbietet, blockieren, blockiert, vermissen, vermisst, verweigern, verweigert,  \
         streichen, streicht, verstecken, versteckt, planen, plant, versprechen, verspricht,  \
         verkaufen, verkauft, meiden, meidet, ignorieren, ignoriert, kosten, kostet, scheuen,  \
         scheut, fürchten, fürchtet, brauchen, braucht, entfernen, entfernt, begrenzen, begrenzt,  \
         beschränken, beschränkt, vergleichen, vergleicht, testen, testet, nennen, nennt, erwähnen,  \
         erwähnt, bewerben, bewirbt, ankündigen, ersetzen, ersetzt, umgehen, umgeht, sparen, spart,  \
         schließen, schließt, abschafft, ablehnt, aufgibt, vermeidet, vermeiden, unterlässt, hasst,  \
         hassen, bekämpft, bekämpfen, verliert, verlieren, reduziert, reduzieren, berechnet,  \
         berechnen, verlangt, verlangen, abbaut, nicht, sperrt, sperren, verzichtet, verzichten,  \
         auslässt, weglässt, weglassen, anstrebt, vorbereitet, prüft, prüfen, verpasst, verpassen,  \
         macht, machen, vermietet, abgeschafft, abstößt, vortäuscht, simuliert, simulieren, wünscht,  \
         wünschen";

pub(super) const MEASURED: &str = "median, im median, im mittel, durchschnitt, im durchschnitt, durchschnittlich, gemessen,  \
         von uns gemessen, im test, im test gemessen, eigene messung, typisch, kleinste instanz,  \
         günstigster tarif, standard, listenpreis, gesamt, gerundet";

pub(super) const RELEASE_HEADS: &str = "seit, auf dem markt seit, erschienen, erscheinungsjahr, eingeführt, marktstart,  \
         gibt es seit";

pub(super) const PLACES: &str = "wo gibt es, wo bekomme ich, wo finde ich, wo bekommt man, wo findet man, wo, bei wem,  \
         bei welchem, bei welcher, bei welchen, mit welchem, mit welcher";

pub(super) const ANY_OF: &str =
    "eines davon, einen davon, eine davon, einer davon, eines von ihnen";

pub(super) const ALL_OTHERS: &str =
    "alle, alle anderen, alle übrigen, beide anderen, die anderen, die übrigen";

pub(super) const THEY_ALL: &str = "sie alle, alle, alle anbieter, alle geräte, alle modelle";

pub(super) const WHICH: &str =
    "welche, welches, welcher, welche von beiden, welche der beiden, wer";

pub(super) const YES: &str = "ja, jawohl, klar, natürlich, selbstverständlich, sicher, aber ja, freilich, gewiss, durchaus, na klar";

pub(super) const NO_ANSWER: &str = "nein, nö, leider nicht, leider nein, keineswegs, niemals, nie, nicht im geringsten, überhaupt nicht, \
         auf keinen fall";

pub(super) const LIMITS_OF_ANSWERS: &str = "noch nicht, nicht direkt, direkt, nativ, immerhin, jein, bald, wird, inoffiziell, offiziell, zum teil";

pub(super) const THINGS: &str = "datenbanken, dienste, geräte, produkte, programme, werkzeuge, anbieter, browser, apps, telefone, \
         handys, räder, fahrräder, autos, kandidaten, systeme, modelle, sprachen, banken, messenger, \
         laptops, kameras, tarife, drucker";

pub(super) const INCLUDED: &str =
    "inklusive, inbegriffen, eingebaut, dabei, an bord, enthalten, mit dabei, ab werk";

pub(super) const IS_ONLY: &str = "hat als einzige, hat als einziger, hat als einziges, unterstützt als einzige, bietet als einzige";
