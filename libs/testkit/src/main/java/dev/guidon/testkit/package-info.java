/// What tests of every module stand on: real servers, a clock that moves, and the rules of architecture.
///
/// The servers run in a process of their own, so that neither broker nor container client is on a class path of
/// tests. Nothing here knows a service or its types.
@NullMarked
package dev.guidon.testkit;

import org.jspecify.annotations.NullMarked;
