package ebb.ledger;

import org.apache.spark.Partitioner;

/** A key that is the number of its partition already. */
final class IdentityPartitioner extends Partitioner {
    private static final long serialVersionUID = 1L;

    private final int partitions;

    IdentityPartitioner(int partitions) {
        this.partitions = partitions;
    }

    @Override
    public int numPartitions() {
        return partitions;
    }

    @Override
    public int getPartition(Object key) {
        return (Integer) key;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof IdentityPartitioner that && that.partitions == partitions;
    }

    @Override
    public int hashCode() {
        return partitions;
    }
}
