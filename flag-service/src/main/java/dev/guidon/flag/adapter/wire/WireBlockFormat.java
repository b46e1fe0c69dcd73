package dev.guidon.flag.adapter.wire;

import com.google.protobuf.ByteString;
import dev.guidon.feed.UnitBlocks;
import dev.guidon.flag.publish.BlockFormat;
import dev.guidon.flag.publish.EncodedBlock;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.HexFormat;
import java.util.List;

/// Blocks as readers load them from Redis.
@ApplicationScoped
class WireBlockFormat implements BlockFormat {

    @Override
    public EncodedBlock encode(List<Long> hashes) {
        ByteString content =
                UnitBlocks.encode(hashes.stream().mapToLong(Long::longValue).toArray());
        String id = HexFormat.of().formatHex(UnitBlocks.idOf(content).toByteArray());
        return new EncodedBlock(id, content.toByteArray());
    }
}
