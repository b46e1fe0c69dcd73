/// What webhooks send: an event as a document, as a message for people, or in the words of a template.
@NullMarked
package dev.guidon.flag.adapter.payload;

import org.jspecify.annotations.NullMarked;
