/// Environments as documents: written out for people, repositories and other systems, and read back as changes. Reading
/// changes flags only by the use cases that people use, so that history, audit and every gate hold.
@NullMarked
package dev.guidon.flag.exchange;

import org.jspecify.annotations.NullMarked;
