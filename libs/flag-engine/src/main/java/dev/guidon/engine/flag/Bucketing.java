package dev.guidon.engine.flag;

/// How units are hashed into buckets.
public enum Bucketing {
    /// MurmurHash3 of salt and unit, as OpenFeature flagd draws.
    MURMUR3,
    /// MD5 of salt and unit, as FeatBit draws when the salt is the key of the flag: for rollouts that come
    /// from there, so that nobody changes the variant.
    FEATBIT_V1
}
