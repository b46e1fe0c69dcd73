package dev.guidon.servers;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.DescribeClusterResult;

/// Asks a broker which cluster it belongs to, and whether it takes part in it: a broker that is still fenced is not
/// listed.
final class KafkaProbe {

    private static final int TIMEOUT_MILLIS = 3_000;

    private KafkaProbe() {}

    static boolean findsBroker(ServerAddress address, String clusterId) {
        if (!listens(address)) {
            return false;
        }
        Map<String, Object> settings = Map.of(
                AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG,
                address.toString(),
                AdminClientConfig.REQUEST_TIMEOUT_MS_CONFIG,
                TIMEOUT_MILLIS,
                AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG,
                TIMEOUT_MILLIS);
        try (Admin admin = Admin.create(settings)) {
            return isWhole(admin.describeCluster(), clusterId);
        } catch (ExecutionException | TimeoutException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private static boolean isWhole(DescribeClusterResult cluster, String clusterId)
            throws ExecutionException, InterruptedException, TimeoutException {
        return cluster.clusterId().get(TIMEOUT_MILLIS, TimeUnit.MILLISECONDS).equals(clusterId)
                && !cluster.nodes().get(TIMEOUT_MILLIS, TimeUnit.MILLISECONDS).isEmpty();
    }

    /// An admin client is dear, so a closed port is recognised without one.
    private static boolean listens(ServerAddress address) {
        try (Socket socket = new Socket()) {
            socket.connect(new InetSocketAddress(address.host(), address.port()), TIMEOUT_MILLIS);
            return true;
        } catch (IOException e) {
            return false;
        }
    }
}
