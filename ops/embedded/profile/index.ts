export { DataFolderInUseError, storesToldIn, takeDataFolder, type DataFolder, type StoreUrls } from "./data-folder.js";
export { startStores, type Stores, type StoreName, type StoresOptions } from "./stores.js";
export { supervise, type Supervised } from "./supervise.js";
