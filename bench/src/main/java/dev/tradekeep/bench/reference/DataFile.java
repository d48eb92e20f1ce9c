package dev.tradekeep.bench.reference;

import dev.tradekeep.model.error.ErrorCode;
import dev.tradekeep.model.error.TradekeepException;
import dev.tradekeep.model.instrument.Asset;
import dev.tradekeep.model.instrument.Instrument;
import dev.tradekeep.venue.VolumeUnit;
import java.nio.file.Files;
import java.nio.file.Path;

/** The candle files of others that the reference is run over, as they are published. */
enum DataFile {
    BTC_PERP("btc-perp-1m.csv", 3, 8, VolumeUnit.QUOTE),
    COINBASE("coinbase-btc-usd-4h.json", 2, 8, VolumeUnit.BASE),
    BINANCE("binance-btcbusd-1m-20221213.zip", 2, 8, VolumeUnit.BASE),
    TRADINGVIEW("tradingview-btcusd-1d.json", 8, 4, VolumeUnit.BASE);

    static final String SYMBOL = "BTC/USD";
    private static final int QUANTITY_SCALE = 8;
    private static final String FOLDER = "candles";

    private final String fileName;
    private final int priceScale;
    private final int quoteScale;
    private final VolumeUnit volumeUnit;

    DataFile(String fileName, int priceScale, int quoteScale, VolumeUnit volumeUnit) {
        this.fileName = fileName;
        this.priceScale = priceScale;
        this.quoteScale = quoteScale;
        this.volumeUnit = volumeUnit;
    }

    String fileName() {
        return fileName;
    }

    /** What its volume counts. */
    VolumeUnit volumeUnit() {
        return volumeUnit;
    }

    /** Where it lies in a folder, or in the folder of candles in there. */
    Path in(Path folder) {
        for (Path place : new Path[] {folder, folder.resolve(FOLDER)}) {
            Path file = place.resolve(fileName);
            if (Files.isRegularFile(file)) {
                return file;
            }
        }
        throw new TradekeepException(
                ErrorCode.FILE_NOT_FOUND,
                "Wanted "
                        + fileName
                        + " in "
                        + folder
                        + ", found none. docs/performance.md says where the files are from.");
    }

    /** The instrument with the smallest decimal of its prices as a declared tick. */
    Instrument declared() {
        return new Instrument(
                SYMBOL,
                new Asset("BTC", QUANTITY_SCALE),
                new Asset("USD", quoteScale),
                priceScale,
                QUANTITY_SCALE,
                1,
                1,
                0,
                0);
    }
}
