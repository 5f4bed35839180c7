//! German. Pure.

mod sets;

use std::sync::LazyLock;

use super::Family::{Mass, Price};
use super::{Grammar, Phrases};

pub(in crate::reading) static GERMAN: LazyLock<Grammar> = LazyLock::new(|| Grammar {
    articles: Phrases::of(
        "der, die, das, den, dem, des, ein, eine, einen, einem, einer, eines, vom, zum",
    ),
    indefinite: Phrases::of("ein, eine, einen, einem, einer"),
    epithets: Phrases::of(
        "gute, guten, wackere, wackeren, tapfere, \
         tapferen, treue, treuen, beliebte, beliebten, bekannte, bekannten, kleine, kleinen",
    ),
    intros: Phrases::of(
        "und, aber, während, wohingegen, doch, denn, weil, da, also, auch, dann, jedoch, außerdem, zudem, \
         dazu, heute, aktuell, derzeit, momentan, zurzeit, jetzt, hier, dabei, damit, dafür, dagegen, \
         hingegen, ja, nein, kurz, kurz gesagt, kurzum, mit anderen worten, übrigens, von beiden, \
         von den beiden, von den dreien, insgesamt, unterm strich, im vergleich, zum vergleich, \
         im gegensatz dazu, andererseits, ebenso, natürlich, leider, zum glück, glücklicherweise, erstens, \
         zweitens, drittens, schließlich, in der praxis, gut, standardmäßig, ab werk, von haus aus, noch, \
         das heißt, wer rechnet merkt, genauer, immerhin, allerdings, nimm, nehmen sie, wähle, wählen sie, was, fürs protokoll",
    ),
    comments: Phrases::of(
        "bedauerlicherweise, bekanntlich, bemerkenswerterweise, dankenswerterweise, ehrlicherweise, erfreulicherweise, \
         erstaunlicherweise, glücklicherweise, immerhin, interessanterweise, kurioserweise, leider, merkwürdigerweise, \
         natürlich, offensichtlich, praktischerweise, selbstverständlich, seltsamerweise, überraschenderweise, \
         unglücklicherweise, zum glück, zugegeben, wohlgemerkt, keine überraschung, gut zu wissen, \
         nebenbei bemerkt, nebenbei, schade, ach, oh",
    ),
    at_price: Phrases::of("mit"),
    labels: Phrases::of(
        "kontra, contra, nachteil, nachteile, vorteil, vorteile, pluspunkt, pluspunkte, minuspunkt, minuspunkte, \
         manko, haken, der haken, erfreulich, ärgerlich, gut zu wissen, das gefällt, das stört, schwäche, stärke, \
         schwächen, stärken",
    ),
    payers: Phrases::of(
        "man zahlt, sie zahlen, zu haben für, zu haben ab, es kostet, zu zahlen sind, macht zusammen, das macht, \
         fällig wird, zu buche schlagen, zu bezahlen sind, verlangt werden, abgebucht werden, berechnet werden, du zahlst, der hersteller verlangt, der anbieter verlangt, \
         der händler verlangt, die rechnung beläuft sich, die rechnung liegt, fällig werden, fällig sind, \
         der preis liegt, der preis beträgt",
    ),
    getters: Phrases::of(
        "es sind, sind es, gemessen sind, vergehen, dauert es, man bekommt, sie bekommen",
    ),
    modals: Phrases::of("wird, würde, könnte, soll, muss, müssen, will, war, hatte, kann, darf"),
    people: Phrases::of("man, ich, wir, du, jemand, niemand, alle, wer, muss, müssen"),
    objects: Phrases::of("es, das, dies, ihn, diese, dieses, so etwas, eine, einen, eines"),
    no_objects: Phrases::of("keine, keinen, keines, nichts davon"),
    conjunctions: Phrases::of(
        "und, aber, während, wohingegen, doch, denn, weil, da, obwohl, dagegen, sondern",
    ),
    adversative: Phrases::of("aber, doch, jedoch, allerdings, obwohl, nur"),
    and: Phrases::of("und, &, sowie, als auch, wie auch"),
    pronouns: Phrases::of("er, sie, es"),
    possessives: Phrases::of("sein, seine, seinen, seinem, seiner, ihr, ihre, ihren, ihrem, ihrer"),
    clefts: Phrases::of(""),
    relatives: Phrases::of(""),
    of: Phrases::of("von, des, der, bei, in, für, vom"),
    with: Phrases::of("mit, bei, in, auf, von, für"),
    at_value: Phrases::of(""),
    with_value: Phrases::of(""),
    than: Phrases::of("als, wie, vs, versus"),
    you: Phrases::of("man, sie, du, es"),
    verbs: Phrases::of(
        "ist, sind, hat, haben, bietet, bieten, kommt, kommen, unterstützt, unterstützen, enthält, umfasst, \
         erlaubt, erlauben, fasst, speichert, braucht, brauchen, benötigt, läuft, liegt, liegen, beträgt, \
         betragen, beläuft, erreicht, schafft, bringt, leistet, liefert, zählt, besitzt, verfügt, darf, \
         kann, können, gibt, steht, stehen, belegt, verwaltet, verträgt, trägt, hält, reicht, dauert, \
         vergehen, startet, antwortet, wird, werden, geht, bekommt, bekommen, verlangt, beginnt, fehlt, \
         fehlen, gewinnt, schlägt, macht, lässt, verzichtet, beherrscht, kennt, wiegt, kostet, siegt, führt, \
         verbraucht, misst, erscheint, deckt, decken, schützt, schützen, wartet, gilt, gelten, bindet, garantiert, gewährt, gewähren, zahlt, \
         zahlen, verzeichnet, bedient, versorgt, nennt, meldet, wiegen, messen, passen, passt, endet, enden, \
         verspricht, versprechen, lebt, landet, landen, bleibt, bleiben, dauern, schaffen, nimmt, nehmen, erschien, \
         existiert, startete, stammt, setzt, listet, kassiert, berechnet, leitet, zieht, lädt, nutzt, nutzen, verwendet, verwenden",
    ),
    looks: Phrases::of("wirkt, wirken, klingt, hilft, gilt"),
    light: Phrases::of(
        "mit, in, im, bei, auf, an, zu, nur, genau, lediglich, aktuell, derzeit, jetzt, heute, noch, auch, \
         bereits, schon, immer, meist, sich, es, über, haben, man, für, nach, ab, von, hier, also, der, die, \
         das, den, dem, ein, eine, einen, einem, einer, inzwischen, mittlerweile, damit, insgesamt, platz, raum, stattliche, stattlichen, magere, mageren, satte, satten, \
         läppische, bescheidene, gerade, einmal, abo, mitgliedschaft, tarif, rund, \
         gut, zwar, höchstens, mindestens, maximal, ihr, seine, sein, ihre, dabei, stolze, stolzen, ganze, \
         ganzen, ihnen, dir",
    ),
    before_values: Phrases::of(
        "knapp, etwa, ungefähr, circa, ca, fast, beinahe, unter, mehr, weniger, kaum, keine, kein, nie, nicht, rund, \
         gut, zwischen, bis, annähernd, an, ein, eine, einen, halbe, halb, jede, jeder, nichts, kostenlos, gratis, version, seit, im, ja, nein, teilweise, vollständig, eingeschränkt, \
         keinerlei, keinen, ohne",
    ),
    each: Phrases::of("jede, jeder, jedes, jede einzelne, jeder einzelne"),
    every: Phrases::of("jeder, jede, jedes"),
    here: Phrases::of(
        "hier, in diesem test, in diesem vergleich, auf dieser seite, im test, im vergleich",
    ),
    receivers: Phrases::of(
        "kunden, neuen kunden, neukunden, nutzern, neuen nutzern, allen, jedem, jedem kunden, seinen kunden, \
         ihren kunden, mitgliedern, neuen mitgliedern, dir, ihnen, uns, neuen",
    ),
    wholly: Phrases::of(
        "ohne einschränkung, ohne einschränkungen, uneingeschränkt, ohne ausnahme, ohne wenn und aber, vollständig, \
         komplett, durchgehend, überall, in vollem umfang, voll und ganz, ohne abstriche, ohne jede einschränkung, \
         ganz, voll, lückenlos, in allen bereichen",
    ),
    versus: Phrases::of(
        "schlägt, unterbietet, übertrifft, verfehlt, verpasst, verkauft, testet, vergleicht, verdoppelt, halbiert, ist, hat",
    ),
    where_in: Phrases::of("in, mit, auf, über, per"),
    how_much: Phrases::of(
        "wie viel, wieviel, wie viele, wieviele, wie lang, wie lange, wie hoch, wie groß, wie schwer, wie schnell, \
         wie weit, wie teuer, wie breit, wie alt, wie oft, was, welche, welcher, welches, welchen, wann, seit wann, \
         ab wann, wofür, unter welcher",
    ),
    of_headings: Phrases::of(
        "von, was, es, wie, viel, viele, lange, lang, hoch, man, sie, zahlt, zahlen, bekommt, welche, welcher, ist, sind, \
         über, alle, ihre, ihr, sein, seine, und, kostet, kosten, rund, um, zu, zum, zur, beim, bei, im, in",
    ),
    before_roles: Phrases::of(
        "der, die, das, ein, eine, unser, unsere, mein, meine, am, echter, echte, echtes, klarer, klare, wahrer, wahre",
    ),
    roles: Phrases::of(
        "beste wahl, beste, bester, bestes, ideal, perfekt, optimal, erste wahl, sieger, siegerin, testsieger, \
         gesamtsieger, preis-leistungs-sieger, preissieger, preistipp, preis-leistungs-tipp, geheimtipp, \
         empfehlung, favorit, favoritin, liebling, klassiker, allrounder, allrounderin, alleskönner, \
         alleskönnerin, preisbrecher, sparfuchs, platzhirsch, neuling, newcomer, herausforderer, \
         herausforderin, außenseiter, außenseiterin, dauerläufer, arbeitstier, spezialist, spezialistin, \
         schnäppchen, billigste, günstigste, schnellste, leichteste, teuerste, leiseste, älteste, jüngste, \
         größte, kleinste, sparsamste, günstigsten, schnellsten",
    ),
    qualities: Phrases::of(
        "groß, klein, günstig, billig, preiswert, teur, schnell, langsam, leicht, schwer, leis, laut, alt, jung, \
         flexibl, sparsam, genügsam, solid, robust, stark, schwach, elegant, bequem, vielseitig, zuverlässig, \
         unkompliziert, unauffällig, klassisch, mutig, exotisch, seriös, bodenständig, verlässlich, gemütlich",
    ),
    of_price: Phrases::of(
        "ist, sind, kommt, liegt, schlägt, macht, werden, verlangt, nimmt, beginnt, startet",
    ),
    built_in: Phrases::of(
        "eigene, eigenen, eigener, eigenes, eingebaute, eingebauten, eingebauter, eingebautes, integrierte, integrierten, integrierter, integriertes",
    ),
    closed: Phrases::of("proprietär, nicht quelloffen, nicht offen"),
    before_bare: Phrases::of(""),
    gets: Phrases::of("bekommt, findet, erhält, bekommst, findest"),
    determiners: Phrases::of(
        "der, die, das, den, dem, ihre, ihren, seine, seinen, alle, allen, deine, jede, jeden",
    ),
    instances: Phrases::of(
        "server, instanz, maschine, konto, gerät, cluster, knoten, rad, nutzer, team, vertrag",
    ),
    first_of_two: Phrases::of("gehört, gehören, ist, sind, gibt"),
    when: Phrases::of("wann, seit"),
    appeared: Phrases::of(
        "erschien, erschienen, veröffentlicht, gestartet, gegründet, auf den markt, auf dem markt, gibt es",
    ),
    asking: Phrases::of(
        "ist, sind, hat, haben, kostet, kosten, wiegt, daten, alles, alle, die, der, wurden, gibt, es, man, ich, wir, sie, du, denn, eigentlich, wirklich, \
         genau, von, bei, beim, für, mit, in, im, an, am, auf, zu, und, so, heute, aktuell, derzeit, bietet, braucht, \
         dauert, läuft, hält, fasst, zahlt, zahlen, muss, kann, darf, erschien, erschienen, veröffentlicht, wurde, \
         erstmals, auf dem markt, liegt, beträgt, zählt, höchstens, maximal, mindestens, insgesamt, überhaupt, auch, \
         schon, noch, gebunden, erlaubt, unterstützt, werden, wird, verlangt, verspricht, gilt, reicht, der, die",
    ),
    families: &[
        ("kostet", Price),
        ("kosten", Price),
        ("zahlt", Price),
        ("zahlen", Price),
        ("bezahlt", Price),
        ("verlangt", Price),
        ("berechnet", Price),
        ("wiegt", Mass),
        ("wiegen", Mass),
    ],
    closing: Phrases::of(
        "enthalten, zu haben, erhältlich, inklusive, inbegriffen, drin, verfügbar, zur verfügung, auf unseren rechnern, auf unserem rechner, in unseren tests, in unserem test, in unseren messungen, \
         in der praxis, im handel, im laden, alles inklusive, alles inbegriffen, inklusive steuern, \
         nicht mehr und nicht weniger, pro person, am stück, bis heute, zum stand heute, nach unserer messung, \
         auf unserer waage, pro ladung, mit einer ladung, mit einer akkuladung, auf einmal, gleichzeitig, zugleich, \
         heute, jetzt, aktuell, derzeit, auch, ebenfalls, insgesamt, zusammen, im schnitt, im durchschnitt, \
         höchstens, mindestens, maximal, bisher, bislang, bereits, schon, auf dem papier, von haus aus, \
         standardmäßig, ab werk, natürlich, allerdings, jedoch, dabei, mit, an, daher, aus, auf, ein, \
         weltweit, überall, im angebot, im programm, im sortiment, zu buche, fällig, ab, gehen ab, werden fällig, fallen an, sind fällig, sind es, pro monat, im monat, im jahr, pro jahr, monatlich, jährlich, an bord, haben, überhaupt, gar, hier, \
         also, ja",
    ),
    remarks: Phrases::of("was für, was uns, was mir, was reicht, was genügt, danach, wonach"),
    limits: Phrases::of(
        "für, mit, wenn, falls, auf, in, im, bei, unter, per, über, nur, außer, zuzüglich, plus, pro, ab, \
         je, nach, vor, ohne, als, oder, minus, nicht, bis, während, teils, teilweise, gegenüber, mehr, \
         weniger, bezahlt, abgerechnet, sofern, zum, zur, durch",
    ),
    provisos: Phrases::of(
        "ausnahme, ausnahmen, rabatt, vertrag, studenten, studierende, schüler, \
         plugin, plugins, erweiterung, erweiterungen, zusatz, zusatzmodul, zusatzmodule, tarif, edition, \
         version, beta, vorschau, nur, wenn, falls, über, per, gegen, aufpreis, experimentell, teilweise, \
         eingeschränkt, begrenzt, außer, aber, manche, einige, modul, abo, premium, optional, zubehör, \
         adapter, ähnlich, fast, paket, kunden, nutzer",
    ),
    adverbs: Phrases::of(
        "ebenfalls, gleichfalls, zudem, außerdem, ferner, darüber hinaus, ebenso, durchaus, definitiv, sehr wohl, obendrein, \
         zusätzlich, erfreulicherweise, übrigens, wiederum, freilich, tatsächlich, wirklich, wie gesagt, endlich, auch, jetzt, heute, derzeit, aktuell, bereits, schon, einfach, selbst, sogar, natürlich, immer, \
         zwar, also, ja, dagegen, hingegen, ganz, gar, überhaupt, noch, inzwischen, mittlerweile, leider, \
         beide, es, dabei, jedoch, allerdings",
    ),
    have: Phrases::of(
        "versichert, versichern, deckt, decken, schließt, gewährt, gewähren, liefern, verfügt auch über, ist ausgestattet mit, ist ausgerüstet mit, wartet mit, \
         punktet mit, glänzt mit, stellt, hat an bord, hat serienmäßig, schenkt, führt, hält, versteht, verstehen, \
         nutzt, nutzen, verwendet, spricht, sprechen, gibt, räumt, beinhaltet, beinhalten, umfassen, \
         unterstützt, unterstützen, hat, haben, bietet, bieten, enthält, enthalten, beherrscht, beherrschen, \
         besitzt, besitzen, kennt, kennen, kann, können, bringt, bringen, kommt mit, kommen mit, \
         verfügt über, verfügen über, macht, liefert, mit, umfasst, erlaubt, ermöglicht, verlangt, hat auch",
    ),
    have_bare: Phrases::of("unterstützen, haben, bieten, enthalten, beherrschen, besitzen"),
    lets: Phrases::of(""),
    lets_not: Phrases::of(""),
    use_bare: Phrases::of(""),
    lack: Phrases::of(
        "verzichtet auf, verzichten auf, verzichtet ganz auf, muss auf, spart sich, ist ohne, kennt keine, kommt ohne, \
         läuft ohne, bleibt ohne, muss ganz ohne, kommt ganz ohne, kommen ohne, ohne, muss ohne, lässt",
    ),
    charge: Phrases::of(
        "verlangt, verlangen, erhebt, erheben, berechnet, berechnen, nimmt, nehmen, kennt, kennen",
    ),
    charge_bare: Phrases::of(""),
    fees: Phrases::of(
        "gebühr, gebühren, kosten, entgelt, entgelte, pauschale, provision, porto, anschlusspreis, aufschlag, zuschlag",
    ),
    need: Phrases::of(
        "braucht, brauchen, benötigt, benötigen, verlangt, verlangen, erfordert, erfordern, setzt, fordert, \
         besteht auf, bestehen auf, will, geht nicht ohne, funktioniert nicht ohne, läuft nicht ohne",
    ),
    need_bare: Phrases::of(""),
    need_no: Phrases::of(
        "kommt ohne, kommen ohne, funktioniert ohne, läuft ohne, geht ohne, funktionieren ohne, laufen ohne, \
         lässt sich ohne",
    ),
    needed: Phrases::of(
        "erforderlich, nötig, notwendig, pflicht, zwingend, benötigt, vorausgesetzt",
    ),
    auxiliaries: Phrases::of("ist, wird, wurde"),
    plural: Phrases::of(""),
    does_not: Phrases::of(""),
    does: Phrases::of(""),
    no: Phrases::of(
        "kein, keine, keinen, keiner, keinem, keinerlei, gar keine, gar kein, noch keine, noch kein",
    ),
    is: Phrases::of("ist, sind, wird, werden"),
    is_not: Phrases::of(""),
    not: Phrases::of("nicht, noch nicht, nicht mehr, nichts, nie, niemals, kaum, keineswegs"),
    is_missing: Phrases::of(
        "fehlt, fehlen, entfällt, entfallen, gibt es nicht, existiert nicht, existieren nicht, ist nicht dabei, sind nicht dabei, \
         ist nicht an bord, geht nicht, funktioniert nicht, funktionieren nicht, ist nicht möglich, ist unmöglich, \
         sucht man vergeblich, gehört nicht dazu, gehören nicht dazu, ist nicht vorgesehen, sind nicht vorgesehen, \
         ist nicht enthalten, sind nicht enthalten, ist nicht drin",
    ),
    sought: Phrases::of("sucht man, suchen sie, sucht man hier"),
    in_vain: Phrases::of("vergebens, vergeblich, umsonst"),
    and_above: Phrases::of(
        "und höher, und neuer, und älter, oder höher, oder neuer, oder älter, aufwärts, und später, bis, oder später",
    ),
    since_version: Phrases::of("ab, seit, mit, in, bis, vor, nach"),
    denies: Phrases::of("nicht"),
    is_there: Phrases::of(
        "gehört dazu, gehören dazu, gehört mit dazu, ist dabei, sind dabei, ist mit dabei, ist an bord, sind an bord, \
         ist eingebaut, sind eingebaut, ist inklusive, sind inklusive, ist enthalten, sind enthalten, ist inbegriffen, \
         sind inbegriffen, funktioniert, funktionieren, ist möglich, sind möglich, ist vorhanden, sind vorhanden, \
         gibt es, ist drin, sind drin, ist serienmäßig, sind serienmäßig, ist standard, wird unterstützt, \
         werden unterstützt, wird angeboten, werden angeboten, ist selbstverständlich",
    ),
    adjectives: Phrases::of(
        "eigene, eigenen, eigenes, eigener, aktuelle, aktuellen, neueste, neuesten, jüngste, jetzige, monatliche, art von, nur, lediglich, immerhin",
    ),
    special: Phrases::of(
        "native, nativen, natives, echte, echten, echtes, echter, gute, guten, automatische, \
         automatischen, vernünftige, vernünftigen, richtige, richtigen",
    ),
    full: Phrases::of(
        "volle, vollen, voller, volles, vollständige, vollständigen, vollständiges, vollständiger, komplette, \
         kompletten, kompletter, komplettes, vollständig",
    ),
    partial: Phrases::of(
        "teilweise, eingeschränkte, eingeschränkten, begrenzte, begrenzten, einfache, rudimentäre, \
         nur teilweise, nur eingeschränkte",
    ),
    support_for: Phrases::of("unterstützung für"),
    support: Phrases::of(""),
    particles: Phrases::of(
        "auskommen, verzichten, mit, an, daher, aus, auf, bereit, ein, parat, vor, ab",
    ),
    over: Phrases::of(""),
    within: Phrases::of("in, bei, von, mit, auf, für, im"),
    there_is: Phrases::of("es gibt, gibt es"),
    only: Phrases::of("nur, lediglich, allein, ausschließlich, einzig, einzig und allein"),
    is_the_only: Phrases::of("ist der einzige, ist die einzige, ist das einzige"),
    after_the_only: Phrases::of("hier"),
    is_only: Phrases::of(sets::IS_ONLY),
    both: Phrases::of("beide, alle beide, beiden, allen beiden"),
    both_of: Phrases::of("sowohl"),
    neither: Phrases::of(
        "keine der beiden, keiner der beiden, keines der beiden, keine von beiden, keines von beiden, weder",
    ),
    nor: Phrases::of("noch"),
    all: &[
        ("alle drei", Some(3)),
        ("alle vier", Some(4)),
        ("alle fünf", Some(5)),
        ("alle sechs", Some(6)),
        ("alle zwei", Some(2)),
        ("allen drei", Some(3)),
        ("allen dreien", Some(3)),
        ("allen vier", Some(4)),
        ("allen vieren", Some(4)),
        ("allen fünf", Some(5)),
        ("allen fünfen", Some(5)),
        ("allen sechs", Some(6)),
        ("sämtliche drei", Some(3)),
        ("sämtliche vier", Some(4)),
    ],
    all_others: Phrases::of(sets::ALL_OTHERS),
    none: &[
        ("keine der drei", Some(3)),
        ("keines der drei", Some(3)),
        ("keiner der drei", Some(3)),
        ("keine der vier", Some(4)),
        ("keines der vier", Some(4)),
        ("keiner von ihnen", None),
        ("keine von ihnen", None),
    ],
    all_but: Phrases::of("alle außer, alle bis auf"),
    except: Phrases::of("außer, bis auf"),
    on_board: Phrases::of("an bord, eingebaut"),
    everywhere: Phrases::of("überall, bei allen"),
    included: Phrases::of(sets::INCLUDED),
    participles: Phrases::of(""),
    not_had: Phrases::of(sets::NOT_HAD),
    things: Phrases::of(sets::THINGS),
    unlike: Phrases::of("anders als, im gegensatz zu, im unterschied zu"),
    like: Phrases::of("wie, genau wie"),
    free: Phrases::of("kostenlos, kostenfrei, gratis, umsonst, nichts"),
    unlimited: Phrases::of(
        "unbegrenzt, unbegrenzte, unbegrenzten, unlimitiert, unbeschränkt, ohne limit",
    ),
    released: Phrases::of(
        "erschien, erschien im, erschien am, erschien erstmals im, erschien erstmals, gibt es seit, \
         gibt es schon seit, ist seit, erblickte, wurde veröffentlicht im, wurde im, erschien zuerst im, \
         existiert seit, kam im, kam, startete, startete im, stammt von, stammt aus dem jahr, \
         erschien im jahr",
    ),
    weights: Phrases::of("gewicht"),
    loads: Phrases::of(
        "last, zulad, tragkraft, kapazität, anhäng, gepäck, maximal, zulässig, belast, fahrer, nutzer",
    ),
    releases: Phrases::of(
        "veröffentlichung, erschienen, erscheinung, erste, seit, gegründet, start, markt",
    ),
    versions: Phrases::of("version"),
    not_version: Phrases::of("seit, ab, bis, in, mit, von, zu, für, vor, nach"),
    of_noun: Phrases::of("an"),
    after_grades: Phrases::of("für, bei, in, mit"),
    opinions: Phrases::of(
        "einfach, fortgeschritten, begrenzt, mittel, ausgezeichnet, durchschnittlich, modern, klassisch, standard, \
         streng, flexibel, beliebt, ausgereift, stabil, vollständig, teilweise, mäßig, häufig, regelmäßig, umfassend, \
         großzügig, zuverlässig, sicher, privat, öffentlich, zentral, professionell, günstig, schwierig, optional, \
         enthalten, verfügbar, unterstützt, experimentell, unbegrenzt, normal, unbekannt, kommerziell, tragbar, \
         sparsam, langsam, schnell, mangelhaft, befriedigend, ausreichend, sehr gut",
    ),
    prices: Phrases::of(
        "preis, preise, kosten, monatspreis, grundpreis, grundgebühr, monatsgebühr, jahrespreis, listenpreis, ladenpreis, beitrag, monatsbeitrag, prämie, gebühr, miete, kaufpreis, \
         preis pro monat, preis im monat",
    ),
    they_all: Phrases::of(sets::THEY_ALL),
    any_of: Phrases::of(sets::ANY_OF),
    places: Phrases::of(sets::PLACES),
    oneself: Phrases::of("selbst, selber"),
    impersonal: Phrases::of(
        "möglich, unmöglich, wahr, sicher, erlaubt, nötig, sinnvoll, egal, besser",
    ),
    copulas: Phrases::of("war, waren, wurde, wurden"),
    one: Phrases::of("eine, einer, eines, eins, einen"),
    there: Phrases::of("dort, da, hier, dabei, damit, auch"),
    can: Phrases::of("kann, können"),
    which: Phrases::of(sets::WHICH),
    yes: Phrases::of(sets::YES),
    no_answer: Phrases::of(sets::NO_ANSWER),
    limits_of_answers: Phrases::of(sets::LIMITS_OF_ANSWERS),
    bounds_of_answers: Phrases::of("für, ab, seit, auf, wenn, nach, vor, bis, und nein, in"),
    measured: Phrases::of(sets::MEASURED),
    release_heads: Phrases::of(sets::RELEASE_HEADS),
    endings: &["en", "er", "es", "em", "e", "n", "s"],
    has_inversion: true,
});
