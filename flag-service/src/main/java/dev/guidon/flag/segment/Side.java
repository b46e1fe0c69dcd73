package dev.guidon.flag.segment;

/// Which way units that are written down one by one count.
public enum Side {
    INCLUDED,
    EXCLUDED
}
