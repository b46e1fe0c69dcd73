/// Triggers: addresses with a secret in them that change a flag when they are called, for systems that can do no more
/// than call an address, such as alarms and pipelines.
@NullMarked
package dev.guidon.flag.trigger;

import org.jspecify.annotations.NullMarked;
