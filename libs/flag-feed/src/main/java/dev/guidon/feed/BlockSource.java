package dev.guidon.feed;

import com.google.protobuf.ByteString;
import java.util.List;
import java.util.Map;

/// Where blocks of lists of units are found.
interface BlockSource {

    /// Blocks of a list by their names; those that are there.
    Map<ByteString, ByteString> blocks(String environmentId, String listId, List<ByteString> ids);
}
