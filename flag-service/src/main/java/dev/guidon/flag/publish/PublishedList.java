package dev.guidon.flag.publish;

import java.util.List;

/// A list of units that is too long for a ruleset, as readers learn of it.
///
/// @param id names the list everywhere; never another list
/// @param attribute path of the attribute that holds the unit
/// @param hashKey of the hash that units are kept by, in hexadecimal
/// @param blocks names of the blocks that hold the hashes, in order, in hexadecimal
public record PublishedList(String id, String attribute, String hashKey, List<String> blocks) {
    public PublishedList {
        blocks = List.copyOf(blocks);
    }
}
