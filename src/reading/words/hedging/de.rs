//! German. Pure.

use std::sync::LazyLock;

use super::Hedging;
use crate::reading::words::Phrases;

pub(in crate::reading) static GERMAN: LazyLock<Hedging> = LazyLock::new(|| Hedging {
    open: Phrases::of(
        "falls, wenn, sofern, soweit, solange, sobald, ob, würde, würden, könnte, könnten, dürfte, \
         dürften, sollte, sollten, müsste, müssten, möge, mag, wäre, wären, hätte, hätten, bliebe, käme, \
         kämen, gäbe, bräuchte, angenommen, gesetzt den fall, je nach, sonst, andernfalls, stell dir vor, \
         stellen sie sich, man stelle sich, theoretisch, vielleicht, angeblich, vermutlich, \
         wahrscheinlich, möglicherweise, womöglich, eventuell, scheint, scheinen, scheinbar, anscheinend, \
         offenbar, gerücht, gerüchte, wohl, unklar, unbekannt, hypothetisch, sogenannte, sogenannten, \
         laut, nach angaben, zufolge, behauptet, behaupten, verspricht, versprach, versprechen, wirbt, \
         werben, sagt, sagen, sagte, meint, meinte, meinen, schreibt, schreiben, schrieb, heißt es, \
         erzählt, glaubt, glauben, hofft, hoffen, hoffentlich, werbung, prospekt, sei, seien, habe, koste, \
         solle, wolle, könne, biete, unterstütze, liege, brauche, nicht so dass, nicht dass, nicht weil, \
         nicht wahr, stimmt nicht, falsch, irrtum, niemand, keineswegs, statt, anstatt, anstelle, \
         geschweige, kaum",
    ),
    open_first: Phrases::of("würde, wäre, hätte, stell, man, gäbe"),
    past: Phrases::of(
        "war, waren, hatte, hatten, wurde, wurden, gab, gaben, konnte, konnten, kostete, kosteten, bot, \
         boten, brauchte, früher, damals, einst, einmal, ehemals, zuvor, vormals, ursprünglich, anfangs, \
         zunächst, zu beginn, bis vor, vor kurzem, in der vergangenheit, letztes jahr, im letzten, \
         im vorigen, vergangenes jahr, vor version, seinerzeit, gestern",
    ),
    past_before_year: Phrases::of("bis, vor, bis ende, bis anfang, bis mitte"),
    future: Phrases::of(
        "bald, künftig, zukünftig, demnächst, in zukunft, plant, planen, geplant, kündigt, angekündigt, \
         arbeitet an, nächste version, nächsten version, nächste große, nächsten großen, nächstes jahr, \
         nächsten jahr, nächsten monat, kommende, kommenden, kommendes, soll, sollen, will, wollen, \
         ab januar, ab februar, ab märz, ab april, ab mai, ab juni, ab juli, ab august, ab september, \
         ab oktober, ab november, ab dezember, ab sofort, irgendwann, morgen, beta",
    ),
    future_with_infinitive: Phrases::of("wird, werden"),
    joints: &[
        ", und ",
        "; ",
        ", sodass ",
        ", so dass ",
        ", aber ",
        ", doch ",
        ", denn ",
        ", weil ",
        ", obwohl ",
        " – ",
        " — ",
    ],
    of_all: Phrases::of(
        "nur, wenn, falls, sofern, soweit, sobald, solange, bis, außer, erst, angeblich, laut, zufolge, heißt, sagt, sagen, \
         behauptet, verspricht, zumindest, vielleicht, wohl, womöglich, wahrscheinlich, früher, damals, ursprünglich, kaum, \
         falsch, irrtum, hoffentlich, hofft, glaubt, meint, gerücht, sonst, wahr, stimmt",
    ),
    of_all_first: Phrases::of("das, dies, diese, jene, vor, als, während, nicht, nie, auch"),
    harmless: Phrases::of(
        "man bleibt, man ist, man bekommt, man erhält, man kauft, noch einmal, einmal mehr, nicht einmal",
    ),
});
