package dev.guidon.feed;

/// Redis does not have all blocks of a list: they are on their way, or the list has changed in the meantime.
final class BlocksMissing extends RuntimeException {
    BlocksMissing(String listId, int missing) {
        super(missing + " blocks of list " + listId + " are missing", null, false, false);
    }
}
