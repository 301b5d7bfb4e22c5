export const COMMITMENTS = ["asserts", "reports", "rejects", "supposes", "predicts", "wishes"];
