package dev.tradekeep.venue.bybit;

/** Where what is asked. */
final class Paths {
    static final String TIME = "/v5/market/time";
    static final String INSTRUMENTS = "/v5/market/instruments-info";
    static final String KLINE = "/v5/market/kline";
    static final String CREATE = "/v5/order/create";
    static final String AMEND = "/v5/order/amend";
    static final String CANCEL = "/v5/order/cancel";
    static final String REALTIME = "/v5/order/realtime";
    static final String HISTORY = "/v5/order/history";
    static final String EXECUTIONS = "/v5/execution/list";
    static final String WALLET = "/v5/account/wallet-balance";
    static final String KEY = "/v5/user/query-api";

    private Paths() {}
}
