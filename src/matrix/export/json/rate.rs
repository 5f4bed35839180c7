//! Exchange rates as JSON. Pure.

use schemars::JsonSchema;
use serde::Serialize;

use super::number::Number;
use crate::matrix::Matrix;
use crate::matrix::foreign::Rate;

/// An exchange rate.
#[derive(Serialize, JsonSchema)]
pub(super) struct RateJson<'m> {
    /// Code of a currency
    from: &'m str,
    /// Code of the currency that it is converted to
    to: &'m str,
    /// What one unit of `from` is worth in `to`
    rate: Number,
    /// Day of the rate
    #[schemars(extend("format" = "date"))]
    date: String,
    /// Id of its source, or an https address
    source: &'m str,
}

/// Returns a rate as it is in the published data.
pub(super) fn rate_json<'m>(matrix: &'m Matrix, of: &'m Rate) -> RateJson<'m> {
    RateJson {
        from: &of.from,
        to: &of.to,
        rate: Number(of.rate),
        date: of.date.iso_day(),
        source: of.source.name(matrix),
    }
}
