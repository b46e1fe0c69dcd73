/// Where a unit falls: hashing and the arithmetic of shares.
/// The numbers are a contract with every client that buckets by itself, so none of them may ever change.
@NullMarked
package dev.guidon.engine.bucket;

import org.jspecify.annotations.NullMarked;
