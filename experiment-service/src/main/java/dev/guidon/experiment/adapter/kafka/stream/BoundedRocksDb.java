package dev.guidon.experiment.adapter.kafka.stream;

import java.util.Map;
import org.apache.kafka.streams.state.RocksDBConfigSetter;
import org.jspecify.annotations.Nullable;
import org.rocksdb.BlockBasedTableConfig;
import org.rocksdb.Cache;
import org.rocksdb.LRUCache;
import org.rocksdb.Options;

/// Keeps RocksDB small: an instance holds one store per partition, and the defaults would take 100 MB for each.
///
/// Kafka Streams makes one of these for each store, by its public constructor.
public final class BoundedRocksDb implements RocksDBConfigSetter {
    private static final long BLOCK_CACHE_BYTES = 2L << 20;
    private static final long WRITE_BUFFER_BYTES = 1L << 20;
    private static final int WRITE_BUFFERS = 2;
    private static final int OPEN_FILES = 64;

    private @Nullable Cache cache;

    @Override
    public void setConfig(String storeName, Options options, Map<String, Object> configuration) {
        Cache bounded = new LRUCache(BLOCK_CACHE_BYTES);
        cache = bounded;
        BlockBasedTableConfig table = (BlockBasedTableConfig) options.tableFormatConfig();
        table.setBlockCache(bounded);
        table.setCacheIndexAndFilterBlocks(true);
        options.setTableFormatConfig(table);
        options.setWriteBufferSize(WRITE_BUFFER_BYTES);
        options.setMaxWriteBufferNumber(WRITE_BUFFERS);
        options.setMaxOpenFiles(OPEN_FILES);
    }

    @Override
    public void close(String storeName, Options options) {
        Cache bounded = cache;
        if (bounded != null) {
            bounded.close();
        }
    }
}
