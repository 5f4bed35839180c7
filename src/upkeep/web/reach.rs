//! IO: restricts the IP addresses that requests may connect to. The restriction applies to the address, not
//! to the host name: names are resolved here, once, and connections go only to addresses that passed the
//! check.

use std::collections::BTreeSet;
use std::env;
use std::error::Error;
use std::fmt;
use std::net::{IpAddr, Ipv4Addr, Ipv6Addr, SocketAddr};
use std::sync::Arc;

use reqwest::Url;
use reqwest::dns::{Addrs, Name, Resolve, Resolving};

use crate::compile::parse::config::PrivateNetworks;

/// The IP addresses that requests may connect to.
#[derive(Debug, Clone)]
pub(super) struct Reach {
    is_within: fn(IpAddr) -> bool,
    /// The host names of proxies. These are usually in the private network, and resolve names themselves
    proxies: Arc<BTreeSet<String>>,
}

/// The error of a URL whose IP address requests may not connect to.
#[derive(Debug)]
pub(super) struct ForbiddenAddress;

impl fmt::Display for ForbiddenAddress {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("it leads into a private network")
    }
}

impl Error for ForbiddenAddress {}

impl Reach {
    pub(super) fn of(private: PrivateNetworks) -> Reach {
        Reach::within(match private {
            PrivateNetworks::LeaveOut => is_public,
            PrivateNetworks::Follow => |_| true,
        })
    }

    pub(super) fn within(is_within: fn(IpAddr) -> bool) -> Reach {
        let names = ["http_proxy", "https_proxy", "all_proxy"];
        let names = names.into_iter().flat_map(|name| [name.to_owned(), name.to_uppercase()]);
        let proxies = names.filter_map(|name| {
            let proxy = env::var(name).ok()?;
            let url = Url::parse(&proxy).ok().filter(Url::has_host);
            let url = url.or_else(|| Url::parse(&format!("http://{proxy}")).ok())?;
            url.host_str().map(str::to_owned)
        });
        Reach { is_within, proxies: Arc::new(proxies.collect()) }
    }

    /// Returns whether a URL may be requested. Host names other than `localhost` are checked when they are
    /// resolved. `Url` has already normalized unusual forms of IP addresses, such as `0x7f.1` or
    /// `2130706433`.
    pub(super) fn allows(&self, url: &Url) -> bool {
        match url.host() {
            Some(url::Host::Ipv4(address)) => (self.is_within)(address.into()),
            Some(url::Host::Ipv6(address)) => (self.is_within)(address.into()),
            Some(url::Host::Domain(name)) => {
                let name = name.trim_end_matches('.');
                let is_local = name == "localhost" || name.ends_with(".localhost");
                !is_local || (self.is_within)(Ipv4Addr::LOCALHOST.into())
            }
            None => false,
        }
    }
}

impl Resolve for Reach {
    fn resolve(&self, name: Name) -> Resolving {
        let reach = self.clone();
        Box::pin(async move {
            let found = tokio::net::lookup_host((name.as_str(), 0)).await?;
            let is_proxy = reach.proxies.contains(name.as_str());
            let good = found.filter(|of| is_proxy || (reach.is_within)(of.ip()));
            let good: Vec<SocketAddr> = good.collect();
            match good.is_empty() {
                true => Err(ForbiddenAddress.into()),
                false => Ok(Box::new(good.into_iter()) as Addrs),
            }
        })
    }
}

/// Returns whether an address is globally reachable: not private, not local, and without a special purpose
/// (the registries of RFC 6890).
fn is_public(address: IpAddr) -> bool {
    match address {
        IpAddr::V4(address) => is_public_v4(address),
        IpAddr::V6(address) => is_public_v6(address),
    }
}

fn is_public_v4(address: Ipv4Addr) -> bool {
    let [a, b, c, _] = address.octets();
    let is_special = match (a, b, c) {
        // This network, private use, loopback; multicast, and reserved addresses.
        (0 | 10 | 127 | 224.., ..) => true,
        // Shared by the customers of a provider (carrier-grade NAT), 100.64.0.0/10.
        (100, 64..=127, _) => true,
        (169, 254, _) | (172, 16..=31, _) | (192, 168, _) => true,
        // Protocol assignments, documentation, and 6to4 relays.
        (192, 0, 0 | 2) | (192, 88, 99) | (198, 51, 100) | (203, 0, 113) => true,
        // Benchmarking.
        (198, 18 | 19, _) => true,
        _ => false,
    };
    !is_special
}

fn is_public_v6(address: Ipv6Addr) -> bool {
    let parts = address.segments();
    let v4 = |high: u16, low: u16| {
        let ([a, b], [c, d]) = (high.to_be_bytes(), low.to_be_bytes());
        is_public_v4(Ipv4Addr::new(a, b, c, d))
    };
    match parts {
        // IPv4 addresses in another form: translated (NAT64), mapped, and 6to4.
        [0x64, 0xff9b, 0, 0, 0, 0, high, low] | [0, 0, 0, 0, 0, 0xffff, high, low] => v4(high, low),
        [0x2002, high, low, ..] => v4(high, low),
        // Protocol assignments, benchmarking and Teredo; documentation.
        [0x2001, 0..=0x1ff, ..] | [0x2001, 0xdb8, ..] | [0x3fff, 0..=0xfff, ..] => false,
        [first, ..] => first & 0xe000 == 0x2000,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn allows(address: &str) -> bool {
        Reach::of(PrivateNetworks::LeaveOut).allows(&Url::parse(address).expect("an address"))
    }

    #[test]
    fn private_addresses_are_rejected_in_any_notation() {
        for host in [
            "0.0.0.0",
            "0",
            "127.1",
            "0x7f.1",
            "2130706433",
            "017700000001",
            "10.1.2.3",
            "172.31.0.1",
            "192.168.0.1",
            "169.254.169.254",
            "100.64.0.1",
            "100.127.255.255",
            "192.0.0.1",
            "192.0.2.1",
            "192.88.99.1",
            "198.18.0.1",
            "198.19.255.255",
            "198.51.100.1",
            "203.0.113.1",
            "224.0.0.1",
            "240.0.0.1",
            "255.255.255.255",
            "[::]",
            "[::1]",
            "[::127.0.0.1]",
            "[::ffff:127.0.0.1]",
            "[::ffff:a9fe:a9fe]",
            "[64:ff9b::7f00:1]",
            "[64:ff9b:1::1]",
            "[2002:7f00:1::]",
            "[2002:c0a8:1::1]",
            "[2001::1]",
            "[2001:2::1]",
            "[2001:db8::1]",
            "[3fff::1]",
            "[100::1]",
            "[fc00::1]",
            "[fd12::1]",
            "[fe80::1]",
            "[fec0::1]",
            "[ff02::1]",
            "[5f00::1]",
            "localhost",
            "LOCALHOST.",
            "a.localhost",
            "①②⑦.0.0.1",
        ] {
            assert!(!allows(&format!("http://{host}/")), "{host}");
        }
    }

    #[test]
    fn a_name_resolves_only_to_allowed_addresses() {
        let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build();
        let runtime = runtime.expect("a runtime");
        let resolve = |is_within| {
            let name = "localhost".parse::<Name>().expect("a name");
            runtime.block_on(Reach::within(is_within).resolve(name))
        };
        let refused = resolve(is_public).err().expect("this machine is not the internet");
        assert!(refused.is::<ForbiddenAddress>(), "{refused}");
        let found = resolve(|address| address.is_ipv4()).unwrap_or_else(|_| panic!("it is found"));
        assert!(found.into_iter().all(|of| of.ip() == Ipv4Addr::LOCALHOST));
    }

    #[test]
    fn global_addresses_are_allowed() {
        for host in [
            "example.org",
            "1.1.1.1",
            "100.63.255.255",
            "100.128.0.1",
            "172.32.0.1",
            "192.0.1.1",
            "198.20.0.1",
            "223.255.255.255",
            "[2606:4700::1111]",
            "[::ffff:1.1.1.1]",
            "[64:ff9b::101:101]",
            "[2002:101:101::1]",
            "[2001:4860:4860::8888]",
            "localhost.org",
            "notlocalhost",
        ] {
            assert!(allows(&format!("http://{host}/")), "{host}");
        }
    }
}
