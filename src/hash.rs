//! Hashes whose values are persisted, or must be the same on every platform and in every version.

/// Mixes the bits of a number: the finaliser of the generator SplitMix64 (Steele, Lea and Flood 2014).
pub(crate) fn mix(z: u64) -> u64 {
    let z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
    let z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
    z ^ (z >> 31)
}

/// The hash of zero bytes.
pub(crate) const HASH_OF_NOTHING: u64 = 0xcbf2_9ce4_8422_2325;

/// 64-bit FNV-1a (Fowler, Noll and Vo; RFC 9923). Changing any single byte changes the hash.
pub(crate) fn hash(bytes: &[u8]) -> u64 {
    hash_on(HASH_OF_NOTHING, bytes)
}

/// Continues a hash with more bytes.
pub(crate) fn hash_on(hash: u64, bytes: &[u8]) -> u64 {
    bytes.iter().fold(hash, |hash, byte| (hash ^ u64::from(*byte)).wrapping_mul(0x0100_0000_01b3))
}
